/** Fields of the recipe that Python takes as they are. */

import { fieldEntry, recipeFieldNames } from '../recipe/fields';
import type { Recipe } from '../recipe/types';

/** Keyword arguments of a class for the fields that name it in their catalogue entries, such as `learning_rate=2e-5`. */
export function keywordArguments(recipe: Recipe, of: 'TrainingArguments' | 'LoraConfig'): string[] {
  return recipeFieldNames.flatMap((name) => {
    const { argument } = fieldEntry(name);
    if (!argument?.startsWith(`${of}.`)) return [];
    return [`${argument.slice(of.length + 1)}=${JSON.stringify(recipe[name])}`];
  });
}
