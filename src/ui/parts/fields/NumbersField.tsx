/** A list of numbers, written with commas. */

import { useState, type ReactNode } from 'react';
import { numberText } from '../../../messages/format';
import { Field, type FieldMarks } from './Field';

interface Props {
  readonly label: string;
  readonly help: ReactNode;
  /** NaN where a part of the text is not a number. */
  readonly value: readonly number[];
  /** What is wrong with the list, or null. */
  readonly wrong: string | null;
  readonly disabled: boolean;
  readonly marks?: FieldMarks;
  readonly beside: ReactNode;
  readonly onChange: (value: readonly number[]) => void;
}

export function NumbersField({ value, wrong, disabled, onChange, ...field }: Props) {
  const [typed, setTyped] = useState(textOf(value));
  // What is typed stays as typed while it means the value; a change from outside replaces it.
  const text = same(numbersOf(typed), value) ? typed : textOf(value);
  return (
    <Field {...field} wrong={wrong}>
      {(ties) => (
        <input
          {...ties}
          type="text"
          value={text}
          disabled={disabled}
          aria-invalid={wrong !== null}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            onChange(numbersOf(currentTarget.value));
          }}
        />
      )}
    </Field>
  );
}

const textOf = (value: readonly number[]) => value.map(numberText).join(', ');

const numbersOf = (text: string) =>
  text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);

const same = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((x, i) => Object.is(x, b[i]));
