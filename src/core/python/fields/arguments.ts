/** Fields of the recipe that Python takes as they are. */

import { fieldEntry, recipeFieldNames } from '../../recipe/fields';
import type { Recipe } from '../../recipe/types';
import { fromRecipeOrAsItIs } from './recipeFile';

/**
 * Keyword arguments of a class for the fields that name it in their catalogue entries, such as `learning_rate=recipe["learningRate"]`.
 * @param variables the script's variables that stand for a recipe's value, by keyword
 */
export function keywordArguments(
  recipe: Recipe,
  of: 'TrainingArguments' | 'LoraConfig',
  variables: Readonly<Record<string, string>> = {},
): string[] {
  return recipeFieldNames.flatMap((name) => {
    const { argument } = fieldEntry(name);
    if (!argument?.startsWith(`${of}.`)) return [];
    const keyword = argument.slice(of.length + 1);
    return [`${keyword}=${variables[keyword] ?? fromRecipeOrAsItIs(recipe, name)}`];
  });
}
