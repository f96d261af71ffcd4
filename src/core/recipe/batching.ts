/** Which ways of drawing batches a loss and its data allow. */

import { message, type Message } from '../../messages/message';
import type { LabelScheme } from '../data/types';
import { labelOf, optionLabel } from '../fields';
import { losses, type LossName } from '../losses/catalogue';
import type { BatchSampler } from '../losses/types';
import { recipeFields } from './fields';
import type { Recipe } from './types';

export type Batching = Recipe['batching'];

const field = recipeFields.batching;
const shuffled = { field: labelOf(field), option: optionLabel(field, 'random') };

/** What to do where a recipe's batches are not possible. */
export const shuffleBatches: Message = message('recipe.setTo', shuffled);

/** That a loss has a batch sampler of its own; null where it leaves the choice to the recipe. */
export function ownBatching(loss: LossName): Message | null {
  const sampler: BatchSampler = losses[loss].batchSampler;
  return sampler === 'batchSampler' ? null : message(`recipe.batching.${sampler}`, { loss, ...shuffled });
}

/** Why the recipe's batches are not possible with such labels; null where they are. */
export function unmetBatching(
  { loss, batching }: Pick<Recipe, 'loss' | 'batching'>,
  labels: LabelScheme['kind'],
): Message | null {
  if (batching === 'random') return null;
  const own = ownBatching(loss);
  if (own !== null || batching === 'group_by_length') return own;
  const counted = losses[loss].usesLabels !== false && (labels === 'binary' || labels === 'class');
  return counted ? null : message('recipe.batching.noLabels', { loss, option: optionLabel(field, batching) });
}
