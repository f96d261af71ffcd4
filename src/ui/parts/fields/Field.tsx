/** A labelled control: its label above, its help below and tied to it. */

import { type ReactNode, useId } from 'react';
import css from './Field.module.css';

interface Ties {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly label: string;
  readonly help?: ReactNode;
  /** Why the value is not possible; said before the help. */
  readonly wrong?: string | null;
  /** Whether it is not at its usual value. */
  readonly changed?: boolean;
  /** A small control at the label's end, such as a reset. */
  readonly beside?: ReactNode;
  readonly children: (ties: Ties) => ReactNode;
}

export function Field({ label, help, wrong = null, changed = false, beside, children }: Props) {
  const id = useId();
  const helpId = `${id}-help`;
  return (
    <div className={css.field} data-field>
      <div className={css.head}>
        <label htmlFor={id} data-changed={changed}>
          {label}
        </label>
        {beside}
      </div>
      {children({ id, 'aria-describedby': help || wrong ? helpId : undefined })}
      {help || wrong ? (
        <p id={helpId} className={css.help}>
          {wrong ? <span className={css.invalid}>{wrong} </span> : null}
          <span data-help>{help}</span>
        </p>
      ) : null}
    </div>
  );
}
