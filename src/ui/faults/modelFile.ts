/** The file of the trained model: whether there is one, and its name. */

import { downloads } from '../../core/run/downloads';
import type { AppState } from '../../state/appState';
import { openFileOf } from '../../state/stages';

/** The name of the data's file without its ending: downloads are named after it. */
export const fileStemOf = ({ files }: Pick<AppState, 'files'>): string =>
  (openFileOf(files.train)?.report.name ?? 'semblance').replace(/\.[^.]*$/, '');

export const modelFileOf = (state: Pick<AppState, 'files'>): string =>
  `${fileStemOf(state)}${downloads.model.ending}`;

/** Whether the last run has trained a model that can be downloaded. */
export const hasTrainedModel = ({ run }: Pick<AppState, 'run'>): boolean =>
  run.kind === 'ended' && downloads.model.available(run);
