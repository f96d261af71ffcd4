/** Base models and compared ones as the worker reads them. */

import { RecipeError } from '../../../core/errors';
import type { BaseModel } from '../../../core/recipe/types';
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
