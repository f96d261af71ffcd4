/** What cannot be asked of a model that is a bag of tokens. */

import { RecipeError } from '../../../core/errors';
import { usesLora } from '../../../core/recipe/conditions';
import type { Recipe } from '../../../core/recipe/types';
import { message } from '../../../messages/message';
import type { EncoderConfig } from '../../model/types';

/** @throws RecipeError where the recipe leaves nothing to train, or its loss is not for such a model in Python */
export function checkBag(recipe: Recipe, { bag }: EncoderConfig): void {
  if (!bag) return;
  if (usesLora(recipe)) {
    throw new RecipeError(message('training.bag.lora'), message('training.bag.lora.next'));
  }
  if (recipe.freezeEmbeddings) {
    throw new RecipeError(message('training.bag.frozen'), message('training.bag.frozen.next'));
  }
  // The engine could, but sentence-transformers' loss asks for a tokenizer of transformers, and the script would fail there.
  if (recipe.loss === 'GISTEmbedLoss') {
    throw new RecipeError(message('training.bag.gist'), message('training.bag.gist.next'));
  }
}
