/** Which models can be asked, and whether the fine-tuned one was trained from the current base model. */

import type { ModelSide } from '../core/model/types';
import type { RunRecord } from '../core/run/record/record';
import { sameValue } from '../core/sameValue';
import type { AppState } from './appState';
import { runOf, selectedRun } from './runs';

/**
 * `running`: a run has the models. `absent`: the base model is loaded when the person asks for it, or by a run.
 * `ready` may still mean that it is being loaded, or that the built-in one will be, from the page's own host.
 */
export type Asking = 'running' | 'absent' | 'ready';

export function askingOf({ run, model, recipe }: AppState): Asking {
  if (run.kind === 'active') return 'running';
  return model.kind === 'unloaded' && recipe.baseModel.kind !== 'builtin' ? 'absent' : 'ready';
}

/**
 * Where the model of a run is. `gone`: the run has trained one that is neither in memory nor stored. `none`: it has
 * trained none yet.
 */
export type ModelHome = 'memory' | 'stored' | 'gone' | 'none';

export function modelHome({ inMemory }: Pick<AppState, 'inMemory'>, record: RunRecord): ModelHome {
  const { id, job, state, history, modelBytes } = record;
  if (job !== 'train' || state === 'running' || history.latest === null) return 'none';
  if (inMemory === id) return 'memory';
  return modelBytes === null ? 'gone' : 'stored';
}

export const hasModel = (state: Pick<AppState, 'inMemory'>, record: RunRecord): boolean =>
  ['memory', 'stored'].includes(modelHome(state, record));

/** Whether the shown run's model can be written out now: a run in progress has the worker. */
export function shownModelFree(state: AppState): boolean {
  const record = selectedRun(state);
  return state.run.kind !== 'active' && record !== null && hasModel(state, record);
}

/** The run whose model the shown one is about: that itself, or the run whose model it has evaluated. */
export function modelRun(state: Pick<AppState, 'runs' | 'selected'>): RunRecord | null {
  const shown = selectedRun(state);
  return shown?.evaluated ? runOf(state, shown.evaluated.id) : shown;
}

/** The run whose model is tried beside the base model; null without one. */
function tuned(state: AppState): RunRecord | null {
  const record = modelRun(state);
  return record && record.state !== 'failed' && record.state !== 'interrupted' && hasModel(state, record)
    ? record
    : null;
}

/** Whether a run began from the base model that is chosen now. */
function fromChosen({ run, recipe, folder }: AppState, record: RunRecord): boolean {
  const { baseModel } = record.recipe;
  if (!sameValue(baseModel, recipe.baseModel)) return false;
  // Of an earlier visit only the folder's name is known.
  const live = run.kind !== 'none' && run.id === record.id;
  return baseModel.kind !== 'folder' || !live || run.folder === folder;
}

/** The id of the run whose model is compared with the base model; null where only that can be asked. */
export function tunedId(state: AppState): string | null {
  const record = tuned(state);
  return record && fromChosen(state, record) ? record.id : null;
}

/** The models that can be compared. */
export const sidesOf = (state: AppState): readonly ModelSide[] =>
  tunedId(state) === null ? ['base'] : ['base', 'tuned'];

/** Whether there is a fine-tuned model that can't be compared with the chosen base model, since it was trained from another. */
export function tunedFromAnother(state: AppState): boolean {
  const record = tuned(state);
  return record !== null && !fromChosen(state, record);
}

/** Whether the shown run's model is neither in memory nor stored. */
export function tunedIsGone(state: AppState): boolean {
  const record = modelRun(state);
  return record !== null && modelHome(state, record) === 'gone';
}
