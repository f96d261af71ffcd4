/** The check of the devices: its button, how far it is, and its result to copy. */

import { useApp } from '../../../state/react';
import { useCopy } from '../../effects/useCopy';
import { say, words } from '../../words';
import css from '../Recipe.module.css';
import { Action } from '../../parts/Action';
import type { DeviceReport } from '../../../core/device/report';
import { countChecks, reportText } from './reportText';

export function CheckDevice() {
  const stage = useApp((state) => state.deviceCheck);
  const running = useApp(({ run }) => run.kind === 'active');
  const check = useApp((state) => state.checkDevice);
  const cancel = useApp((state) => state.cancelDeviceCheck);
  const checking = stage.kind === 'checking';
  const { progress } = stage.kind === 'checking' ? stage : { progress: null };
  return (
    <div className={css.stack}>
      <div className={css.row}>
        <Action disabled={running} onClick={() => void (checking ? cancel() : check())}>
          {checking ? words.device.cancel : words.device.check}
        </Action>
        {checking ? (
          <progress
            aria-label={words.device.checking}
            {...(progress && progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
          />
        ) : null}
      </div>
      <p className={css.muted} role="status">
        {checking ? (progress ? say(progress.what) : words.device.checking) : words.device.checkHelp}
      </p>
      {stage.kind === 'checked' ? <Result report={stage.report} /> : null}
    </div>
  );
}

function Result({ report }: { readonly report: DeviceReport }) {
  const { said, copy } = useCopy(words.device.copied, words.device.notCopied);
  const { all, failed } = countChecks(report);
  const text = reportText(report);
  return (
    <div className={css.note} data-alarm={failed > 0} role="region" aria-label={words.device.report}>
      <p>{failed > 0 ? words.device.bad(failed, all) : words.device.good(all)}</p>
      <pre className={css.text} tabIndex={0}>
        {text}
      </pre>
      <div className={css.row}>
        <button type="button" data-kind="plain" onClick={() => void copy(text)}>
          {words.device.copy}
        </button>
        <output>{said}</output>
      </div>
    </div>
  );
}
