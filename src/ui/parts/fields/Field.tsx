/** A labelled control: its label above, its help below and tied to it. */

import { type ReactNode, useId } from 'react';
import { VisuallyHidden } from '../VisuallyHidden';
import css from './Field.module.css';

interface Ties {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
}

/** What the marks at the label mean; null where there is none. */
export interface FieldMarks {
  /** A dot: it is not at its usual value. */
  readonly changed: string | null;
  /** A ring: the run that is shown has another value. */
  readonly differs: string | null;
}

interface Props {
  readonly label: string;
  readonly help?: ReactNode;
  /** Why the value is not possible; said before the help. */
  readonly wrong?: string | null;
  readonly marks?: FieldMarks;
  /** A small control at the label's end, such as a reset. */
  readonly beside?: ReactNode;
  readonly children: (ties: Ties) => ReactNode;
}

export function Field({ label, help, wrong = null, marks = noMarks, beside, children }: Props) {
  const id = useId();
  const helpId = `${id}-help`;
  const meant = [marks.changed, marks.differs].filter((text) => text !== null).join(' ');
  const described = help || wrong || meant;
  return (
    <div className={css.field} data-field>
      <div className={css.head}>
        <label
          htmlFor={id}
          title={meant || undefined}
          data-changed={marks.changed !== null}
          data-differs={marks.differs !== null}
        >
          {label}
        </label>
        {beside}
      </div>
      {children({ id, 'aria-describedby': described ? helpId : undefined })}
      {described ? (
        <p id={helpId} className={css.help}>
          {meant ? <VisuallyHidden>{meant} </VisuallyHidden> : null}
          {wrong ? <span className={css.invalid}>{wrong} </span> : null}
          <span data-help>{help}</span>
        </p>
      ) : null}
    </div>
  );
}

const noMarks: FieldMarks = { changed: null, differs: null };
