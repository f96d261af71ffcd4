/** The findings that a person should look at before the run, in one line each beside the button that starts it. */

import { SeverityMark } from '../data/findings/SeverityMark';
import { useFindings } from '../data/findings/useFindings';
import { say, words } from '../words';
import css from './Setup.module.css';

export function FindingsToCheck() {
  const asking = useFindings().filter(({ severity }) => severity === 'asks');
  if (asking.length === 0) return null;
  return (
    <section className={css.toCheck} aria-label={words.findings.toCheck(asking.length)}>
      <p>{words.findings.toCheck(asking.length)}</p>
      <ul>
        {asking.map(({ name, severity, what }, i) => (
          <li key={`${name}-${i}`}>
            <SeverityMark severity={severity} /> {say(what)}
          </li>
        ))}
      </ul>
    </section>
  );
}
