/** What a link shares: a sample of the page by its name, and a recipe. It never holds data. */

import { baseModelId } from '../recipe/changes';
import { defaultRecipe } from '../recipe/recipe';
import type { BaseModel, Recipe } from '../recipe/types';
import type { Sample } from '../samples/catalogue';

export interface Lesson {
  /** Null where the link has settings alone. */
  readonly sample: Sample | null;
  readonly recipe: Recipe;
}

/** In front of the settings, with the version of the form: whatever has no such part is no lesson. */
export const lessonKey = 'lesson';
export const lessonVersion = '1';

/** Longer ones are refused: a link of Semblance's own is far shorter. */
export const maxLessonLength = 8000;

/** An owner and a name, then perhaps `@` and a revision; the Hub's own rules are checked where it is asked. */
const hubModel = /^(?<id>[\w.-]{1,100}\/[\w.-]{1,100})(@(?<revision>[\w./-]{1,200}))?$/;

/** The base model by the name that `baseModelId` gives it; null where it is none that can be shared. */
export function sharedModel(name: string): BaseModel | null {
  if (name === 'builtin') return { kind: 'builtin' };
  const { id, revision = 'main' } = hubModel.exec(name)?.groups ?? {};
  return id === undefined ? null : { kind: 'hub', id, revision };
}

/** Whether another person can load the base model by its name: not a folder of this computer. */
export const canShareModel = (baseModel: BaseModel): boolean =>
  baseModel.kind !== 'folder' && sharedModel(baseModelId(baseModel)) !== null;

/** The recipe as a link has it: without the device, and with the built-in model in place of one that can't be shared. */
export const sharedRecipe = (recipe: Recipe): Recipe => ({
  ...recipe,
  compute: defaultRecipe.compute,
  baseModel: canShareModel(recipe.baseModel) ? recipe.baseModel : defaultRecipe.baseModel,
});
