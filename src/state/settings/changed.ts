/** Which settings differ from what is suggested for the data and the model, or else from their defaults. */

import type { FieldValue } from '../../core/fields';
import { takesEffect } from '../../core/recipe/conditions';
import { fieldEntry, recipeFieldNames, type RecipeField } from '../../core/recipe/fields';
import type { Recipe } from '../../core/recipe/types';
import { followingFields } from '../following';
import type { Suggestion } from './suggestion';

/** What a reset of the field goes back to. */
export function usualValue(name: RecipeField, suggestion: Suggestion | null): FieldValue {
  const suggested = followingFields.find((field) => field === name);
  return suggested && suggestion ? suggestion[suggested] : fieldEntry(name).default;
}

export const isChanged = (name: RecipeField, recipe: Recipe, suggestion: Suggestion | null): boolean =>
  JSON.stringify(recipe[name]) !== JSON.stringify(usualValue(name, suggestion));

/** Those that have an effect. */
export const changedFields = (recipe: Recipe, suggestion: Suggestion | null): readonly RecipeField[] =>
  recipeFieldNames.filter((name) => takesEffect(name, recipe) && isChanged(name, recipe, suggestion));
