/** Says what was deleted, and restores it; takes the focus of the button that went with it. */

import { useLayoutEffect, useRef } from 'react';
import { useApp } from '../../state/react';
import { words } from '../words';
import css from './Runs.module.css';

export function Undo() {
  const deleted = useApp((state) => state.deleted);
  const undo = useApp((state) => state.undoDelete);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (deleted && document.activeElement === document.body) button.current?.focus();
  }, [deleted]);
  if (!deleted) return null;
  const { runs, data } = deleted;
  return (
    <p className={css.undo}>
      <output aria-label={words.runs.remove}>
        {data ? words.runs.deletedKept(data.file.name, runs.length) : words.runs.deleted(runs.length)}
      </output>
      <button ref={button} type="button" onClick={undo}>
        {words.runs.undo}
      </button>
    </p>
  );
}
