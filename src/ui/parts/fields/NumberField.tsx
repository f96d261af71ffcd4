/** A number with its range; one that is not at its usual value has a reset. */

import { useState } from 'react';
import type { NumberField as Spec } from '../../../core/fields';
import { numberText } from '../../../messages/format';
import { words } from '../../words';
import { Field } from './Field';

interface Props {
  readonly label: string;
  readonly help: string;
  readonly range: Pick<Spec, 'min' | 'max' | 'step' | 'integer'>;
  /** NaN where the text is not a number. */
  readonly value: number;
  /** What the reset goes back to. */
  readonly usual: number;
  /** Why the value is not possible, or null. */
  readonly wrong: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
  readonly onReset: () => void;
}

export function NumberField({ label, help, range, value, usual, wrong, disabled, onChange, onReset }: Props) {
  const [typed, setTyped] = useState(numberText(value));
  // What is typed stays as typed ("2e-5", "0.") while it means the value; a change from outside replaces it.
  const text = Object.is(numberOf(typed), value) ? typed : numberText(value);
  return (
    <Field
      label={label}
      help={help}
      wrong={wrong}
      beside={
        Object.is(value, usual) ? null : (
          <button
            type="button"
            data-kind="plain"
            disabled={disabled}
            aria-label={words.fields.resetNamed(label, usual)}
            onClick={onReset}
          >
            {words.fields.reset(usual)}
          </button>
        )
      }
    >
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
