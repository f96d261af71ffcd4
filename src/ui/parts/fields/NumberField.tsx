/** A number with its range. */

import { useState, type ReactNode } from 'react';
import type { NumberField as Spec } from '../../../core/fields';
import { numberText } from '../../../messages/format';
import { Field, type FieldMarks } from './Field';

interface Props {
  readonly label: string;
  readonly help: string;
  readonly range: Pick<Spec, 'min' | 'max' | 'step' | 'integer'>;
  /** NaN where the text is not a number. */
  readonly value: number;
  /** Why the value is not possible, or null. */
  readonly wrong: string | null;
  readonly disabled: boolean;
  readonly marks: FieldMarks;
  readonly beside: ReactNode;
  readonly onChange: (value: number) => void;
}

export function NumberField({ range, value, wrong, disabled, onChange, ...field }: Props) {
  const [typed, setTyped] = useState(numberText(value));
  // What is typed stays as typed ("2e-5", "0.") while it means the value; a change from outside replaces it.
  const text = Object.is(numberOf(typed), value) ? typed : numberText(value);
  return (
    <Field {...field} wrong={wrong}>
      {(ties) => (
        <input
          {...ties}
          type="number"
          inputMode={range.integer ? 'numeric' : 'decimal'}
          value={text}
          min={range.min}
          max={range.max}
          step={range.step}
          disabled={disabled}
          aria-invalid={wrong !== null}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            onChange(numberOf(currentTarget.value));
          }}
        />
      )}
    </Field>
  );
}

const numberOf = (text: string) => (text.trim() === '' ? NaN : Number(text));
