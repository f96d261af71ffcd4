/** A checkbox with its help. */

import type { ReactNode } from 'react';
import { Field, type FieldMarks } from './Field';
import css from './Field.module.css';

interface Props {
  readonly label: string;
  readonly help: ReactNode;
  readonly value: boolean;
  readonly disabled: boolean;
  readonly marks: FieldMarks;
  readonly beside: ReactNode;
  readonly onChange: (value: boolean) => void;
}

export function FlagField({ value, disabled, onChange, ...field }: Props) {
  return (
    <Field {...field}>
      {(ties) => (
        <input
          {...ties}
          type="checkbox"
          className={css.flag}
          checked={value}
          disabled={disabled}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      )}
    </Field>
  );
}
