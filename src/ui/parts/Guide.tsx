/** A short explanation beside what it explains: closed until it is opened. */

import type { ReactNode } from 'react';
import css from './Guide.module.css';

interface Props {
  readonly words: { readonly question: string; readonly answer: readonly string[] };
  /** A small drawing; the words say the same. */
  readonly drawing: ReactNode;
}

export function Guide({ words, drawing }: Props) {
  return (
    <details className={css.guide}>
      <summary>{words.question}</summary>
      <div className={css.answer}>
        <span className={css.drawing} aria-hidden="true">
          {drawing}
        </span>
        <p>{words.answer.join(' ')}</p>
      </div>
    </details>
  );
}
