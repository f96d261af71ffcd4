import { checkIn } from '../../core/recipe/check';
import { takesEffect } from '../../core/recipe/conditions';
import type { FieldSection } from '../../core/recipe/fieldEntry';
import { fieldEntry, recipeFieldNames, type RecipeField } from '../../core/recipe/fields';
import type { Recipe } from '../../core/recipe/types';
import { fieldMatches } from './matches';

/** The fields that are shown: those that have an effect, and those whose value is wrong, for it has to be corrected. */
export const fieldsOf = (section: FieldSection, recipe: Recipe, find: string): readonly RecipeField[] =>
  recipeFieldNames.filter((name) => {
    const { section: own } = fieldEntry(name);
    const shown = takesEffect(name, recipe) || checkIn(recipe, name) !== null;
    return own === section && shown && fieldMatches(name, find);
  });
