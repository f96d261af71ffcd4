/** The notes on the run. */

import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { notesOf } from './notes';
import css from './TrainingView.module.css';

export function RunNotes() {
  const run = useApp(shownRun);
  const keep = useApp(({ preferences }) => preferences.keep);
  return (
    <div className={css.notes}>
      {notesOf(run, keep).map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
