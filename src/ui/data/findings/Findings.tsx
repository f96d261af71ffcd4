/** What a person should look at before a run: each finding with its rows and with what can be done. */

import { useId } from 'react';
import type { Finding } from '../../../core/data/findings/types';
import { message } from '../../../messages/message';
import { say, words } from '../../words';
import css from './Findings.module.css';
import { SeverityMark } from './SeverityMark';
import { useFindings } from './useFindings';

export function Findings() {
  const findings = useFindings();
  const id = useId();
  return (
    <section className={css.findings} aria-labelledby={id}>
      <h3 id={id}>{words.findings.title(findings.length)}</h3>
      {findings.length === 0 ? <p className={css.none}>{words.findings.none}</p> : null}
      <ul>
        {findings.map((finding, i) => (
          <FindingItem key={`${finding.name}-${i}`} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function FindingItem({ finding: { severity, what, next, rows, sample } }: { readonly finding: Finding }) {
  return (
    <li data-severity={severity}>
      <p>
        <SeverityMark severity={severity} /> {say(what)}{' '}
        {sample === null ? null : say(message('finding.sample', { rows: sample }))}
      </p>
      {rows.length > 0 ? (
        <ul className={css.rows} aria-label={words.findings.rows}>
          {rows.map(({ lines, text }, i) => (
            <li key={i}>
              <span className={css.lines}>{words.findings.lines(lines)}</span> {text}
            </li>
          ))}
        </ul>
      ) : null}
      <p className={css.next}>{say(next)}</p>
    </li>
  );
}
