/** The check of the devices: its button, how far it is, and its result to copy. */

import { Suspense } from 'react';
import { useApp } from '../../../state/react';
import { PanelBoundary } from '../../faults/PanelBoundary';
import { retryable } from '../../faults/retryable';
import { Action } from '../../parts/Action';
import { say, words } from '../../words';
import css from '../Recipe.module.css';

const CheckResult = retryable(() => import('./CheckResult').then((module) => module.CheckResult));

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
      <output className={css.muted}>
        {checking ? (progress ? say(progress.what) : words.device.checking) : words.device.checkHelp}
      </output>
      {stage.kind === 'checked' ? (
        <PanelBoundary title={words.device.report}>
          <Suspense fallback={null}>
            <CheckResult report={stage.report} />
          </Suspense>
        </PanelBoundary>
      ) : null}
    </div>
  );
}
