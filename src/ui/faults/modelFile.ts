/** The file of a trained model: which run's it is, and its name. */

import { downloads } from '../../core/run/downloads';
import type { RunRecord } from '../../core/run/record/record';
import type { AppState } from '../../state/appState';
import { hasModel, modelRun } from '../../state/models';
import { runOf, selectedRun } from '../../state/runs';
import { openFileOf } from '../../state/stages';

const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '');

/** The name of a run's data without its ending, with the run's number: downloads are named after both. */
const runStem = ({ data, number }: RunRecord): string => `${stemOf(data.name)}-run-${number}`;

/** What the names of the shown run's files begin with; without a run the open file's name. */
export function fileStemOf(state: Pick<AppState, 'files' | 'runs' | 'selected'>): string {
  const record = selectedRun(state);
  return record ? runStem(record) : stemOf(openFileOf(state.files.train)?.report.name ?? 'semblance');
}

export const modelFileOf = (record: RunRecord): string => runStem(record) + downloads.model.ending;

type Models = Pick<AppState, 'run' | 'runs' | 'selected' | 'inMemory'>;

/** The run whose model is the shown one's; null where there is none to download, and during a run. */
export function shownModel(state: Models): RunRecord | null {
  const record = state.run.kind === 'active' ? null : modelRun(state);
  return record && hasModel(state, record) ? record : null;
}

/** The same, else the run whose model is in memory. */
export function anyModel(state: Models): RunRecord | null {
  const latest = state.run.kind === 'active' ? null : runOf(state, state.inMemory);
  return shownModel(state) ?? (latest && hasModel(state, latest) ? latest : null);
}
