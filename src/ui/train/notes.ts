/** What a run says about itself: where it computes and why, how the held-out pairs were made, notices. */

import type { RunHistory } from '../../core/run/history';
import { message } from '../../messages/message';
import type { Preferences } from '../../state/preferences';
import type { RunStage } from '../../state/stages';
import { latestOf } from '../../state/series';
import { say, words } from '../words';

export function notesOf(run: RunStage, keep: Preferences['keep']): readonly string[] {
  if (run.kind === 'none') return [];
  const { backend, plan, notices } = run.history;
  const metrics = latestOf(run.history)?.metrics;
  const ceiling = metrics?.spearmanCeiling ?? null;
  const found = [...lossesOf(run.history), backend?.note, ...(plan?.notes ?? []), ...notices];
  const notes = [
    ...found.filter((note) => note !== null && note !== undefined).map(say),
    run.kind === 'active' && run.job === 'train' && keep !== 'yes' ? words.runs.notKept : null,
    metrics && metrics.spearman === null ? words.charts.undefinedSpearman : null,
    ceiling !== null && ceiling < 0.9995 ? words.charts.ceiling(ceiling) : null,
  ].filter((note) => note !== null && note !== undefined);
  return [...new Set(notes)];
}

/** A sentence for each time that the GPU was lost and the run resumed. */
export const lossesOf = ({ deviceLosses }: Pick<RunHistory, 'deviceLosses'>) =>
  deviceLosses.map((loss) => message('run.deviceLost', loss));
