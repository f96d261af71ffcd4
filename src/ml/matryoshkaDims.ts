/** Whether the dimensions that MatryoshkaLoss cuts to suit the model. */

import { RecipeError } from '../core/errors';
import type { Recipe } from '../core/recipe/types';
import type { SentenceModelConfig } from './model/types';

/** @throws RecipeError where the model's vectors are shorter than one of the dimensions */
export function checkMatryoshkaDims(
  { matryoshkaDims }: Recipe,
  { encoder: { hiddenSize } }: SentenceModelConfig,
): void {
  const long = matryoshkaDims.find((dim) => dim > hiddenSize);
  if (long === undefined) return;
  throw new RecipeError(
    `The model's vectors have ${hiddenSize} dimensions, and the Matryoshka dimensions ask for ${long}.`,
    `Name dimensions up to ${hiddenSize} under "Matryoshka dimensions", or leave the field empty.`,
  );
}

/** Sentences on what the person may not have meant. */
export function matryoshkaNotes(
  { matryoshkaDims }: Recipe,
  { encoder: { hiddenSize } }: SentenceModelConfig,
): string[] {
  if (matryoshkaDims.length === 0 || matryoshkaDims.includes(hiddenSize)) return [];
  return [
    `The Matryoshka dimensions leave out ${hiddenSize}, the whole length, so the vectors as a whole are not trained and may get worse.`,
  ];
}
