/** Writes a lesson as the part of an address after the #. */

import type { FieldValue } from '../fields';
import { losses } from '../losses/catalogue';
import { defaultsOf } from '../losses/params';
import { baseModelId } from '../recipe/changes';
import { recipeFieldNames, recipeFields } from '../recipe/fields';
import { defaultRecipe } from '../recipe/recipe';
import { sameValue } from '../sameValue';
import { type Lesson, lessonKey, lessonVersion, sharedRecipe } from './lesson';

/** The sample's name, and what differs from the default recipe, as `name=value` joined by `&`. */
export function writeLesson({ sample, recipe }: Lesson): string {
  const { baseModel, loss, lossParams, ...fields } = sharedRecipe(recipe);
  const parts = new URLSearchParams({ [lessonKey]: lessonVersion });
  const add = (name: string, value: FieldValue | undefined, usual: FieldValue | undefined) => {
    if (value === undefined || value === null || sameValue(value, usual)) return;
    parts.set(name, typeof value === 'object' ? value.join(',') : String(value));
  };
  if (sample) parts.set('sample', sample.file);
  add('baseModel', baseModelId(baseModel), baseModelId(defaultRecipe.baseModel));
  add('loss', loss, defaultRecipe.loss);
  const usual = defaultsOf(losses[loss].params);
  for (const [name, value] of Object.entries(lossParams)) add(`lossParams.${name}`, value, usual[name]);
  for (const name of recipeFieldNames) add(name, fields[name], recipeFields[name].default);
  return parts.toString();
}
