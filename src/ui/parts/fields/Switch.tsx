/** A small radio group in one line. */

import { useId } from 'react';
import css from './Switch.module.css';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** Drawn as segments of one control. */
  readonly look?: 'radios' | 'segments';
  readonly onChange: (value: T) => void;
}

export function Switch<T extends string>({ label, value, options, look = 'radios', onChange }: Props<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={css.switch} data-look={look}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
