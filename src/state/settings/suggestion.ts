/** The numbers that suit the data and the model. */

import { builtinModel } from '../../core/model/builtin';
import { trainable } from '../../core/report/trainable';
import { suggest, type Suggestion } from '../../core/recipe/suggest';
import { openFileOf } from '../stages';
import type { AppState } from '../appState';

/** Null while no dataset is open. */
export function suggestionOf({
  files,
  model,
  recipe,
}: Pick<AppState, 'files' | 'model' | 'recipe'>): Suggestion | null {
  const open = openFileOf(files.train);
  if (!open) return null;
  const layers = model.kind === 'ready' ? model.report.layers : null;
  return suggest({
    layers: recipe.baseModel.kind === 'builtin' ? builtinModel.layers : layers,
    ...trainable(recipe.loss, open.report.examples, openFileOf(files.heldOut) !== null),
    recipe,
  });
}
