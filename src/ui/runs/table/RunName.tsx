/** The field in which a run is renamed: Enter keeps the name, Escape the former one. */

import { useEffect, useRef, type KeyboardEvent } from 'react';
import { words } from '../../words';
import css from '../Runs.module.css';

interface Props {
  readonly title: string;
  readonly name: string;
  /** @param name null: the former one stays */
  readonly onEnd: (name: string | null) => void;
}

export function RunName({ title, name, onEnd }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEnd(null);
    else if (event.key === 'Enter') onEnd(field.current?.value ?? null);
    else return;
    event.preventDefault();
  };
  return (
    <span className={css.naming}>
      <input
        ref={field}
        type="text"
        maxLength={80}
        aria-label={words.runs.nameOf(title)}
        defaultValue={name}
        onKeyDown={onKeyDown}
      />
      <button type="button" onClick={() => onEnd(field.current?.value ?? null)}>
        {words.runs.saveName}
      </button>
    </span>
  );
}
