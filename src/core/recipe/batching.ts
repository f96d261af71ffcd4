/** Which ways of drawing batches a loss and its data allow. */

import type { LabelScheme } from '../data/types';
import { losses, type LossName } from '../losses/catalogue';
import type { BatchSampler } from '../losses/types';
import type { ChoiceOf } from './options';
import { recipeChoices } from './options';
import type { Recipe } from './types';

export type Batching = ChoiceOf<'batching'>;

const ownDrawing: Readonly<Record<Exclude<BatchSampler, 'batchSampler'>, string>> = {
  noDuplicates: 'puts no text twice into a batch',
  groupByLabel: 'draws every batch class by class',
};

/** That a loss draws its batches in its own way, as a sentence; null where it leaves that to the recipe. */
export function ownBatching(loss: LossName): string | null {
  const sampler: BatchSampler = losses[loss].batchSampler;
  return sampler === 'batchSampler'
    ? null
    : `${loss} ${ownDrawing[sampler]}, so "${recipeChoices.batching.label}" can only be "${labelOf('random')}" with it.`;
}

/** Why the recipe's batches can't be drawn of data with such labels, as a sentence; null where they can. */
export function unmetBatching(
  { loss, batching }: Pick<Recipe, 'loss' | 'batching'>,
  labels: LabelScheme['kind'],
): string | null {
  if (batching === 'random') return null;
  const own = ownBatching(loss);
  if (own !== null || batching === 'group_by_length') return own;
  const counted = losses[loss].usesLabels !== false && (labels === 'binary' || labels === 'class');
  return counted
    ? null
    : `"${labelOf(batching)}" needs labels of two kinds or classes, and ${loss} has neither here.`;
}

const labelOf = (batching: Batching) =>
  recipeChoices.batching.options.find(({ value }) => value === batching)?.label ?? batching;
