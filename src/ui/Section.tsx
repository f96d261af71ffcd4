/** One numbered section of the page: number and title in the margin, its content beside them. */

import { type ReactNode, useId } from 'react';
import type { SectionName } from '../state/stages';
import { ProblemAlert } from './faults/ProblemAlert';
import css from './Section.module.css';

interface Props {
  readonly section: SectionName;
  readonly number: number;
  readonly title: string;
  /** One line on the state of the section, or on what it waits for. */
  readonly summary: string;
  readonly children: ReactNode;
}

export function Section({ section, number, title, summary, children }: Props) {
  const id = useId();
  return (
    <section id={section} className={css.section} aria-labelledby={id} tabIndex={-1}>
      <header className={css.margin}>
        <span className={css.number} aria-hidden="true">
          {number}
        </span>
        <h2 id={id}>{title}</h2>
        <p className={css.summary}>{summary}</p>
      </header>
      <div className={css.content}>
        <ProblemAlert section={section} />
        {children}
      </div>
    </section>
  );
}
