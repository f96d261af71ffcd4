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
  /** A small control at the label's end, such as a reset. */
  readonly beside?: ReactNode;
  readonly children: (ties: Ties) => ReactNode;
}

export function Field({ label, help, beside, children }: Props) {
  const id = useId();
  const helpId = `${id}-help`;
  return (
    <div className={css.field}>
      <div className={css.head}>
        <label htmlFor={id}>{label}</label>
        {beside}
      </div>
      {children({ id, 'aria-describedby': help ? helpId : undefined })}
      {help ? (
        <p id={helpId} className={css.help}>
          {help}
        </p>
      ) : null}
    </div>
  );
}
