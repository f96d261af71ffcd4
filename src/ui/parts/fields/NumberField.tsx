/** A number of the recipe: its label, range and help come from the catalogue; a changed one has a reset. */

import { useState } from 'react';
import type { NumberField as Spec } from '../../../core/fields';
import { checkNumber } from '../../../core/recipe/check';
import { numberText } from '../../../messages/format';
import { words } from '../../words';
import { Field } from './Field';
import css from './Field.module.css';

interface Props {
  readonly spec: Spec;
  /** NaN where the text is no number. */
  readonly value: number;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
  readonly onReset?: () => void;
}

export function NumberField({
  spec,
  value,
  disabled = false,
  onChange,
  onReset = () => onChange(spec.default),
}: Props) {
  const [typed, setTyped] = useState(numberText(value));
  // What is typed stays as typed ("2e-5", "0.") while it means the value; a change from outside replaces it.
  const text = Object.is(numberOf(typed), value) ? typed : numberText(value);
  const wrong = checkNumber(spec, value);
  return (
    <Field
      label={spec.label}
      help={
        <>
          {wrong ? <span className={css.invalid}>{wrong} </span> : null}
          {spec.help}
        </>
      }
      beside={
        Object.is(value, spec.default) ? null : (
          <button
            type="button"
            data-kind="plain"
            disabled={disabled}
            aria-label={words.fields.resetNamed(spec.label, spec.default)}
            onClick={onReset}
          >
            {words.fields.reset(spec.default)}
          </button>
        )
      }
    >
      {(ties) => (
        <input
          {...ties}
          type="number"
          inputMode={spec.integer ? 'numeric' : 'decimal'}
          value={text}
          min={spec.min}
          max={spec.max}
          step={spec.step}
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
