/** The file of the trained model: whether there is one, and its name. */

import { downloads } from '../../core/run/downloads';
import type { AppState } from '../../state/appState';
import { runOf, selectedRun } from '../../state/runs';
import { openFileOf } from '../../state/stages';

const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '');

const openName = ({ files }: Pick<AppState, 'files'>): string =>
  openFileOf(files.train)?.report.name ?? 'semblance';

/** The name of the shown run's data without its ending, or of the open file's: downloads are named after it. */
export const fileStemOf = (state: Pick<AppState, 'files' | 'runs' | 'selected'>): string =>
  stemOf(selectedRun(state)?.data.name ?? openName(state));

/** The file of the latest run's model. */
export function modelFileOf(state: Pick<AppState, 'files' | 'run' | 'runs'>): string {
  const latest = state.run.kind === 'none' ? null : runOf(state, state.run.id);
  return `${stemOf(latest?.data.name ?? openName(state))}${downloads.model.ending}`;
}

/** Whether the last run has trained a model that can be downloaded. */
export const hasTrainedModel = ({ run }: Pick<AppState, 'run'>): boolean =>
  run.kind === 'ended' && downloads.model.available(run);
