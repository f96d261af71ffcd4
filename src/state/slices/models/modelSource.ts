/** Base models and compared ones as the worker reads them. */

import { RecipeError } from '../../../core/errors';
import { teacherModelOf } from '../../../core/recipe/conditions';
import type { BaseModel, Recipe } from '../../../core/recipe/types';
import { message } from '../../../messages/message';
import type { ComparedSource, ModelSource } from '../../../protocol/calls';
import type { Candidate } from '../../shapes/baseModels';
import type { ModelFolder } from '../../stages';

/** The base model with what is needed to read it; a RecipeError names what is missing. */
export function sourceOf(baseModel: BaseModel, folder: ModelFolder | null, endpoint: string): ModelSource {
  if (baseModel.kind === 'builtin') return baseModel;
  if (baseModel.kind === 'hub') {
    if (baseModel.id.trim() !== '') return { ...baseModel, endpoint };
    throw new RecipeError(message('state.hub.noId'), message('state.hub.noId.next'));
  }
  if (folder) return { ...baseModel, files: folder.files };
  throw new RecipeError(message('state.folder.none'), message('state.folder.none.next'));
}

/** The teacher's model of a recipe; null where it needs none but the built-in one. */
export function teacherSource(
  recipe: Recipe,
  folder: ModelFolder | null,
  endpoint: string,
): ModelSource | null {
  const named = teacherModelOf(recipe);
  if (named === null || named.kind === 'builtin') return null;
  if (named.kind === 'hub') return sourceOf(named, null, endpoint);
  if (folder?.name === named.name) return sourceOf(named, folder, endpoint);
  throw new RecipeError(
    message('state.teacher.none', { name: named.name }),
    message('state.teacher.none.next'),
  );
}

/** The same of a model that is compared with others. */
export const comparedSource = (
  { from, folder }: Pick<Candidate, 'from' | 'folder'>,
  endpoint: string,
): ComparedSource => {
  if (from.kind === 'run') return from;
  if (from.kind !== 'onnx') return sourceOf(from, folder, endpoint);
  const of = sourceOf(from.of, folder, endpoint);
  return of.kind === 'builtin' ? of : { ...from, of };
};
