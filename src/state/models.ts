/** Which models can be asked, and whether the fine-tuned one was trained from the current base model. */

import type { ModelSide } from '../core/model/types';
import type { AppState } from './appState';

/**
 * `running`: a run has the models. `absent`: the base model is loaded when the person asks for it, or by a run.
 * `ready` may still mean that it is being loaded, or that the built-in one will be, from the page's own host.
 */
export type Asking = 'running' | 'absent' | 'ready';

export function askingOf({ run, model, recipe }: AppState): Asking {
  if (run.kind === 'active') return 'running';
  return model.kind === 'unloaded' && recipe.baseModel.kind !== 'builtin' ? 'absent' : 'ready';
}

/** Whether the last run left a fine-tuned model, whatever base model is chosen now. */
function tuned({ run }: AppState): boolean {
  return (
    run.kind === 'ended' &&
    run.job === 'train' &&
    run.history.latest !== null &&
    run.history.state !== 'failed'
  );
}

/** Whether a run began from the base model that is chosen now. */
function fromChosen({ run, recipe, folder }: AppState): boolean {
  if (run.kind === 'none') return false;
  const { baseModel } = run.recipe;
  if (JSON.stringify(baseModel) !== JSON.stringify(recipe.baseModel)) return false;
  return baseModel.kind !== 'folder' || run.folder === folder;
}

/** The models that can be compared. */
export const sidesOf = (state: AppState): readonly ModelSide[] =>
  tuned(state) && fromChosen(state) ? ['base', 'tuned'] : ['base'];

/** Whether there is a fine-tuned model that can't be compared with the chosen base model, since it was trained from another. */
export const tunedFromAnother = (state: AppState): boolean => tuned(state) && !fromChosen(state);
