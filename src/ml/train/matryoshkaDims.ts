/** Checks MatryoshkaLoss's dimensions against the model's. */

import { RecipeError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
import type { Recipe } from '../../core/recipe/types';
import { dimensionsOf, type SentenceModelConfig } from '../model/types';

/** @throws RecipeError if the model's vectors are shorter than one of the dimensions */
export function checkMatryoshkaDims({ matryoshkaDims }: Recipe, config: SentenceModelConfig): void {
  const dimensions = dimensionsOf(config);
  const dimension = matryoshkaDims.find((dim) => dim > dimensions);
  if (dimension === undefined) return;
  throw new RecipeError(
    message('training.matryoshka.tooLong', { dimension, dimensions }),
    message('training.next.fewerDimensions', { dimensions }),
  );
}

/** Notes on what the person may not have intended. */
export function matryoshkaNotes({ matryoshkaDims }: Recipe, config: SentenceModelConfig): Message[] {
  const dimensions = dimensionsOf(config);
  if (matryoshkaDims.length === 0 || matryoshkaDims.includes(dimensions)) return [];
  return [message('training.matryoshka.withoutWhole', { dimensions })];
}
