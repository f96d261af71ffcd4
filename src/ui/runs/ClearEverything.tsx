/** Deletes everything that the page has stored, once it has been said what that is: nothing brings it back. */

import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useApp } from '../../state/react';
import { reload } from '../faults/reload';
import { words } from '../words';
import css from './Runs.module.css';

/** It opens at the end of the tab, which may be out of sight. */
const intoView = (opened: HTMLElement | null) => opened?.scrollIntoView({ block: 'center' });

export function ClearEverything() {
  const files = useApp((state) => state.keptData.length);
  const runs = useApp((state) => state.runs.length);
  const clear = useApp((state) => state.clearEverything);
  const [asked, setAsked] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const end = () => {
    setAsked(false);
    button.current?.focus();
  };
  const clearAll = async () => {
    if (await clear()) reload();
    else end();
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') end();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        data-kind="plain"
        aria-describedby={id}
        aria-expanded={asked}
        onClick={() => setAsked(!asked)}
      >
        {words.runs.clear}
      </button>
      <p id={id} className={css.muted}>
        {words.runs.clearHelp}
      </p>
      {asked ? (
        <fieldset ref={intoView} aria-label={words.runs.clear} className={css.question}>
          <p>{words.runs.clearAsk(files, runs)}</p>
          <div className={css.actions}>
            <button type="button" onClick={() => void clearAll()} onKeyDown={onKeyDown}>
              {words.runs.clearAll}
            </button>
            <button type="button" data-kind="plain" onClick={end} onKeyDown={onKeyDown}>
              {words.runs.clearNot}
            </button>
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
