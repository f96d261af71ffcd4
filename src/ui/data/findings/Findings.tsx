/** What a person should look at before a run: each finding with its rows and with what can be done. */

import { useId, useRef } from 'react';
import type { Finding } from '../../../core/data/findings/types';
import { message } from '../../../messages/message';
import { useApp } from '../../../state/react';
import { say, words } from '../../words';
import css from './Findings.module.css';
import { SeverityMark } from './SeverityMark';
import { useFindings } from './useFindings';

export function Findings() {
  const findings = useFindings();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className={css.findings} aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {words.findings.title(findings.length)}
      </h3>
      {findings.length === 0 ? <p className={css.none}>{words.findings.none}</p> : null}
      <ul>
        {findings.map((finding, i) => (
          <FindingItem
            key={`${finding.name}-${i}`}
            finding={finding}
            // The finding goes with its button.
            onDone={() => heading.current?.focus()}
          />
        ))}
      </ul>
    </section>
  );
}

interface ActionProps {
  readonly onDone: () => void;
}

function ReverseLabel({ onDone }: ActionProps) {
  const reverseLabel = useApp((state) => state.reverseLabel);
  const running = useApp(({ run }) => run.kind === 'active');
  return (
    <button
      type="button"
      disabled={running}
      onClick={() => {
        onDone();
        void reverseLabel();
      }}
    >
      {words.findings.reverseLabel}
    </button>
  );
}

interface ItemProps extends ActionProps {
  readonly finding: Finding;
}

function FindingItem({ finding: { name, severity, what, next, rows, sample }, onDone }: ItemProps) {
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
              <span className={css.lines}>{words.findings.lines(lines)}</span> <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
      <p className={css.next}>{say(next)}</p>
      {name === 'reversedLabel' ? <ReverseLabel onDone={onDone} /> : null}
    </li>
  );
}
