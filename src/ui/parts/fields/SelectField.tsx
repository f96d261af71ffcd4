/** A native select with a typed value. */

import type { ReactNode } from 'react';
import { Field, type FieldMarks } from './Field';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly help?: ReactNode;
  readonly disabled?: boolean;
  readonly marks?: FieldMarks;
  readonly beside?: ReactNode;
  readonly onChange: (value: T) => void;
}

export function SelectField<T extends string>({ value, options, disabled, onChange, ...field }: Props<T>) {
  return (
    <Field {...field}>
      {(ties) => (
        <select
          {...ties}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options[event.currentTarget.selectedIndex];
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
