/** A model of a recipe in Python. */

import { builtinFolder } from '../model/builtin';
import type { BaseModel } from '../recipe/types';
import { python } from './literals';

/** A folder is taken as the path that its name is. */
export function modelExpression(model: BaseModel): string {
  switch (model.kind) {
    case 'hub':
      return `SentenceTransformer(${python(model.id)}, revision=${python(model.revision)})`;
    case 'folder':
      return `SentenceTransformer(${python(model.name)})`;
    case 'builtin':
      return `SentenceTransformer(${python(builtinFolder)})`;
  }
}
