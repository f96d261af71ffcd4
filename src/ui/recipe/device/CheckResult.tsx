/** The result of the check of the devices, to read and to copy; loaded when there is one. */

import type { DeviceReport } from '../../../core/device/report';
import { useCopy } from '../../effects/useCopy';
import { words } from '../../words';
import css from '../Recipe.module.css';
import { countChecks, reportText } from './reportText';

export function CheckResult({ report }: { readonly report: DeviceReport }) {
  const { said, copy } = useCopy(words.device.copied, words.device.notCopied);
  const { all, failed } = countChecks(report);
  const text = reportText(report);
  return (
    <section className={css.note} data-alarm={failed > 0} aria-label={words.device.report}>
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
    </section>
  );
}
