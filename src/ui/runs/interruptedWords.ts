/** What is said of an interrupted run: how far it was, and from where it resumes. */

import type { RunRecord } from '../../core/run/record/record';
import type { AppState } from '../../state/appState';
import { interruptedAt } from '../../state/keeping/interrupted';
import { words } from '../words';

type Known = Pick<AppState, 'checkpoints' | 'preferences'>;

export function interruptedWords({ checkpoints, preferences }: Known, record: RunRecord): string {
  const { at, from, fromStart, evaluation, notKept, modelLost } = words.runs.interrupted;
  const { id, job, number, state } = record;
  if (job === 'evaluate') return evaluation(number);
  const step = checkpoints[id] ?? 0;
  if (state === 'finished' || state === 'stopped') return modelLost[state](number, step);
  const known = interruptedAt({ checkpoints }, record);
  const checkpoint = checkpoints[id];
  const resumes =
    checkpoint === undefined ? [fromStart, preferences.keep === 'yes' ? '' : notKept] : [from(checkpoint)];
  const parts = [at(number, known), ...(checkpoint === known ? [] : resumes)];
  return parts.filter((part) => part !== '').join(' ');
}
