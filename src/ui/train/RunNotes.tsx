/** Notes on the run: where it computes and why, how the held-out pairs were made, notices. */

import { useApp } from '../../state/react';
import { shownRun } from '../../state/runs';
import { latestOf } from '../../state/series';
import { say, words } from '../words';
import css from './TrainSection.module.css';

export function RunNotes() {
  const run = useApp(shownRun);
  if (run.kind === 'none') return null;
  const { history } = run;
  const { backend, plan, notices } = history;
  const metrics = latestOf(history)?.metrics;
  const ceiling = metrics?.spearmanCeiling ?? null;
  const found = [backend?.note, ...(plan?.notes ?? []), ...notices];
  const notes = [
    ...found.filter((note) => note !== null && note !== undefined).map(say),
    metrics && metrics.spearman === null ? words.charts.undefinedSpearman : null,
    ceiling !== null && ceiling < 0.9995 ? words.charts.ceiling(ceiling) : null,
  ].filter((note) => note !== null && note !== undefined);
  if (notes.length === 0) return null;
  return (
    <div className={css.notes}>
      {[...new Set(notes)].map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
