/** The numbers that suit the data and the model. */

import { builtinModel } from '../../core/model/builtin';
import { recipeFields } from '../../core/recipe/fields';
import { suggest, type Suggestion as OfRows } from '../../core/recipe/suggest';
import { trainable } from '../../core/report/trainable';
import { samples, type Sample } from '../../core/samples/catalogue';
import { openFileOf } from '../stages';
import type { AppState } from '../appState';
import type { FollowingField } from '../following';

export type Suggestion = OfRows & Readonly<Record<FollowingField, number>>;

/** The share to hold out of the open data. */
export function usualHeldOut(files: AppState['files']): number {
  const name = openFileOf(files.train)?.file.name;
  const sample: Sample | undefined = samples.find(({ file }) => file === name);
  return sample?.heldOut ?? recipeFields.heldOut.default;
}

/** Null while no dataset is open. */
export function suggestionOf({
  files,
  model,
  recipe,
}: Pick<AppState, 'files' | 'model' | 'recipe'>): Suggestion | null {
  const open = openFileOf(files.train);
  if (!open) return null;
  const layers = model.kind === 'ready' ? model.report.layers : null;
  const ofRows = suggest({
    layers: recipe.baseModel.kind === 'builtin' ? builtinModel.layers : layers,
    ...trainable(recipe.loss, open.report.examples, openFileOf(files.heldOut) !== null),
    recipe,
  });
  return ofRows && { ...ofRows, heldOut: usualHeldOut(files) };
}
