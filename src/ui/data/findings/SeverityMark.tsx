/** How much a finding matters, in words and with a sign, so that it is not told by its colour alone. */

import type { Severity } from '../../../core/data/findings/catalogue';
import { message } from '../../../messages/message';
import { say } from '../../words';
import css from './Findings.module.css';

const signs: Readonly<Record<Severity, string>> = { asks: '?', warns: '!', notes: 'i' };

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <strong className={css.mark} data-severity={severity}>
      <span className={css.sign} aria-hidden="true">
        {signs[severity]}
      </span>{' '}
      {say(message(`finding.severity.${severity}`))}
    </strong>
  );
}
