/** Where a run's model is, in a few words: its size where it is stored. */

import type { RunRecord } from '../../core/run/record/record';
import type { AppState } from '../../state/appState';
import { canResume } from '../../state/keeping/interrupted';
import type { ModelHome } from '../../state/models';
import { selectedRun } from '../../state/runs';
import { words } from '../words';

export function modelText({ modelBytes }: RunRecord, home: ModelHome): string {
  if (modelBytes !== null) return words.runs.stored(modelBytes);
  return words.runs.homes[home];
}

/** How to get the model of the shown run, which is neither in memory nor stored. */
export function goneText(state: AppState): string {
  const record = selectedRun(state);
  return record && canResume(state, record) ? words.runs.modelUnmade : words.runs.modelGone;
}
