/** A text: one of those that are offered, or one of the person's own. */

import { useState, type ReactNode } from 'react';
import { words } from '../../words';
import { Field, type FieldMarks } from './Field';

/** A value to choose, by its name; null leaves the text to what the field is about. */
export interface TextOffer {
  readonly value: string | null;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly help: ReactNode;
  readonly value: string | null;
  readonly offers: readonly TextOffer[];
  readonly wrong: string | null;
  readonly disabled: boolean;
  readonly marks: FieldMarks;
  readonly beside: ReactNode;
  readonly onChange: (value: string | null) => void;
}

export function TextField({ value, offers, wrong, disabled, onChange, ...field }: Props) {
  // A text that is being typed stays the person's own, even while it is equal to one that is offered.
  const [typed, setTyped] = useState<string | null>(null);
  const offered = value !== null && typed === value ? -1 : offers.findIndex((offer) => offer.value === value);
  const own = (text: string) => {
    setTyped(text);
    onChange(text);
  };
  return (
    <Field {...field} wrong={wrong}>
      {(ties) => (
        <>
          <select
            {...ties}
            value={offered}
            disabled={disabled}
            onChange={({ currentTarget }) => {
              const offer = offers[Number(currentTarget.value)];
              if (!offer) return own(value ?? '');
              setTyped(null);
              onChange(offer.value);
            }}
          >
            {offers.map((offer, i) => (
              <option key={offer.label} value={i}>
                {offer.label}
              </option>
            ))}
            <option value={-1}>{words.recipe.ownText}</option>
          </select>
          {offered === -1 ? (
            <input
              type="text"
              aria-label={words.recipe.ownTextOf(field.label)}
              value={value ?? ''}
              disabled={disabled}
              aria-invalid={wrong !== null}
              autoComplete="off"
              spellCheck={false}
              onChange={({ currentTarget }) => own(currentTarget.value)}
            />
          ) : null}
        </>
      )}
    </Field>
  );
}
