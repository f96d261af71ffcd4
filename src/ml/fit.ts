/** Whether a run fits into memory on its data, and which batch size would. */

import type { Dataset } from '../core/data/dataset';
import { sentencesOf } from '../core/data/sentence';
import { DeviceError } from '../core/errors';
import { losses } from '../core/losses/catalogue';
import type { MemoryEstimate } from '../core/model/types';
import type { Recipe } from '../core/recipe/types';
import { miniBatchSizeOf } from './gradientCache';
import { estimateMemory } from './memory';
import type { ModelDescription } from './model/types';

/** What a training step of this recipe takes on this data. */
export function estimateRun(recipe: Recipe, description: ModelDescription, dataset: Dataset): MemoryEstimate {
  return estimatorOf(recipe, description, dataset)(recipe.batchSize);
}

/** @throws DeviceError that names the batch size that would fit, where one does */
export function refuseWhatDoesNotFit(recipe: Recipe, description: ModelDescription, dataset: Dataset): void {
  const estimateAt = estimatorOf(recipe, description, dataset);
  const { total, limit } = estimateAt(recipe.batchSize);
  if (total <= limit) return;
  let fitting = recipe.batchSize;
  while (fitting > 0 && estimateAt(fitting).total > limit) fitting = Math.floor(fitting / 2);
  const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MB`;
  throw new DeviceError(
    `This run would take about ${megabytes(total)} of memory, and ${megabytes(limit)} can be had.`,
    fitting > 0
      ? `A batch size of ${fitting} would fit; so may a smaller max sequence length.`
      : 'Choose a smaller base model.',
  );
}

/** The estimate as a function of the batch size. */
function estimatorOf(recipe: Recipe, { config, tokenizer }: ModelDescription, { examples, roles }: Dataset) {
  const longestTexts = examples.items
    .flatMap(sentencesOf)
    .sort((a, b) => b.length - a.length)
    .slice(0, 16);
  const tokensPerSentence = Math.max(
    2,
    ...longestTexts.map((text) => tokenizer.encode(text, recipe.maxSeqLength).length),
  );
  const usesNegatives = roles.negative !== null && losses[recipe.loss].usesNegatives;
  const columns = roles.sentence2 === null ? 1 : usesNegatives ? 3 : 2;
  const most = miniBatchSizeOf(recipe);
  const rest = { tokensPerSentence, lora: recipe };
  return (rows: number) =>
    estimateMemory(
      config,
      most === null
        ? { ...rest, rows, columns }
        : { ...rest, rows: Math.min(rows, most), columns: 1, summed: true },
      recipe.compute,
    );
}
