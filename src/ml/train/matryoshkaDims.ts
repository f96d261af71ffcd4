/** Whether the dimensions that MatryoshkaLoss cuts to suit the model. */

import { RecipeError } from '../../core/errors';
import { usesMatryoshka } from '../../core/recipe/conditions';
import type { Recipe } from '../../core/recipe/types';
import { dimensionsOf, type SentenceModelConfig } from '../model/types';

/** @throws RecipeError where the model's vectors are shorter than one of the dimensions */
export function checkMatryoshkaDims({ matryoshkaDims }: Recipe, config: SentenceModelConfig): void {
  const whole = dimensionsOf(config);
  const long = matryoshkaDims.find((dim) => dim > whole);
  if (long === undefined) return;
  throw new RecipeError(
    `The model's vectors have ${whole} dimensions, and the Matryoshka dimensions ask for ${long}.`,
    `Name dimensions up to ${whole} under "Matryoshka dimensions", or leave the field empty.`,
  );
}

/** Sentences on what the person may not have meant. */
export function matryoshkaNotes(recipe: Recipe, config: SentenceModelConfig): string[] {
  const whole = dimensionsOf(config);
  if (!usesMatryoshka(recipe) || recipe.matryoshkaDims.includes(whole)) return [];
  return [
    `The Matryoshka dimensions leave out ${whole}, the whole length, so the vectors as a whole are not trained and may get worse.`,
  ];
}
