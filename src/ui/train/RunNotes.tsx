/** The notes on the run. */

import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { notesOf } from './notes';
import css from './TrainingView.module.css';

export function RunNotes() {
  const run = useApp(shownRun);
  return (
    <div className={css.notes}>
      {notesOf(run).map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
