/** One number or word that changes while the page works, named so that it can be found and read aloud. */

import type { ReactNode } from 'react';
import css from './Readout.module.css';

interface Props {
  readonly label: string;
  /** The bare value; a dash stands for none. */
  readonly value: ReactNode;
  /** The same with all its decimals, on hover. */
  readonly exactly?: string;
  /** What follows the value, such as "of 1,200". */
  readonly after?: ReactNode;
  /** Whether a new value is announced. The values of a run are not: its milestones are, in one place. */
  readonly live?: boolean;
  /** Small, in one line each for label and value. */
  readonly compact?: boolean;
}

export function Readout({ label, value, exactly, after, live = false, compact = false }: Props) {
  return (
    <div className={css.readout} data-compact={compact}>
      <span className={css.label} aria-hidden="true">
        {label}
      </span>
      <span className={css.line}>
        <output aria-label={label} aria-live={live ? undefined : 'off'} title={exactly} className={css.value}>
          {value ?? '–'}
        </output>
        {after ? <span className={css.after}>{after}</span> : null}
      </span>
    </div>
  );
}
