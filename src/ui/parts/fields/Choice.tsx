/**
 * A radio group of cards; an option that cannot be chosen is a line that says why. Each radio's name is its label alone;
 * help and reason are tied to it as a description.
 */

import { type ReactNode, useId } from 'react';
import css from './Choice.module.css';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly help?: ReactNode;
  /** Why it cannot be chosen. */
  readonly unmet?: string | null;
  /** Controls that belong to this option. */
  readonly extra?: ReactNode;
}

interface Props<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly Option<T>[];
  readonly disabled?: boolean;
  /** Where there is one, options that cannot be chosen are folded under this line. */
  readonly foldUnmet?: string | null;
  readonly onChange: (value: T) => void;
}

export function Choice<T extends string>({
  label,
  value,
  options,
  disabled = false,
  foldUnmet = null,
  onChange,
}: Props<T>) {
  const id = useId();
  const cardOf = (option: Option<T>) => {
    const radio = `${id}-${option.value}`;
    const unmet = option.unmet ?? null;
    return (
      <div
        key={option.value}
        className={css.card}
        data-chosen={option.value === value}
        data-unmet={unmet !== null}
      >
        <input
          type="radio"
          id={radio}
          name={id}
          checked={option.value === value}
          disabled={disabled || unmet !== null}
          aria-describedby={`${radio}-help`}
          onChange={() => onChange(option.value)}
        />
        <label htmlFor={radio}>{option.label}</label>
        <div className={css.more}>
          <p id={`${radio}-help`}>{unmet ?? option.help}</p>
          {option.extra}
        </div>
      </div>
    );
  };
  const folded = foldUnmet === null ? [] : options.filter(({ unmet = null }) => unmet !== null);
  return (
    <fieldset role="radiogroup" aria-labelledby={`${id}-legend`} className={css.group}>
      <legend id={`${id}-legend`}>{label}</legend>
      {options.filter((option) => !folded.includes(option)).map(cardOf)}
      {folded.length > 0 ? (
        <details className={css.folded}>
          <summary>{foldUnmet}</summary>
          {folded.map(cardOf)}
        </details>
      ) : null}
    </fieldset>
  );
}
