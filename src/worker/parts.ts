/** What a run is made of before it starts: the rows to train on, the pairs to judge by, and whether it all fits. */

import { pairHeldOut, type JudgedPairs } from '../core/data/pairing';
import { splitExamples, withoutOverlap } from '../core/data/split';
import type { Example } from '../core/data/types';
import { DataError, DeviceError, RecipeError } from '../core/errors';
import { losses } from '../core/losses/catalogue';
import type { MemoryEstimate } from '../core/model/types';
import type { Recipe } from '../core/recipe/types';
import { miniBatchSizeOf } from '../ml/gradientCache';
import { estimateMemory } from '../ml/memory';
import type { ModelDescription } from '../ml/model/types';
import type { Dataset } from './data';

export interface Parts {
  readonly train: readonly Example[];
  readonly heldOut: readonly Example[];
  readonly judged: JudgedPairs;
}

/** Parts the dataset, or judges by a second one; the pairs of that are not trained on. */
export function partsOf(dataset: Dataset, second: Dataset | null, recipe: Recipe): Parts {
  const { items, labels } = dataset.examples;
  const split = second ? null : splitExamples(items, recipe);
  const heldOut = second?.examples.items ?? split?.heldOut ?? [];
  const { train, note } = split
    ? { train: split.train, note: null }
    : withoutOverlap(items, second?.examples.items ?? []);
  if (heldOut.length < 2) {
    throw tooFew(second ? "The second file's usable rows" : `The ${items.length} usable rows`, 'judge by');
  }
  if (train.length === 0) {
    throw second
      ? new DataError(
          'Every pair of the dataset is in the second file too: none is left to train on.',
          'Choose another second file, or remove it.',
        )
      : tooFew(`The ${items.length} usable rows`, 'train on');
  }
  const judged = pairHeldOut(heldOut, {
    labels: (second?.examples.labels ?? labels).kind,
    seed: recipe.seed,
    known: items,
  });
  return { train, heldOut, judged: note ? { ...judged, note: `${judged.note} ${note}` } : judged };
}

const tooFew = (rows: string, purpose: string) =>
  new DataError(
    `${rows} hold too few different pairs to ${purpose}.`,
    'Add rows: a few dozen at least, a few hundred for a model that is better than its base.',
  );

/** @throws RecipeError where the data cannot feed the loss */
export function checkLoss({ loss }: Recipe, { examples, roles }: Dataset): void {
  const shape = {
    labels: examples.labels.kind,
    hasNegative: roles.negative !== null,
    rows: examples.items.length,
  };
  const unmet = losses[loss].unmet(shape);
  if (unmet) throw new RecipeError(`${loss} does not fit this data. ${unmet}`, 'Choose another loss.');
}

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
    .flatMap(({ sentence1, sentence2 }) => [sentence1, sentence2])
    .sort((a, b) => b.length - a.length)
    .slice(0, 16);
  const tokensPerSentence = Math.max(
    2,
    ...longestTexts.map((text) => tokenizer.encode(text, recipe.maxSeqLength).length),
  );
  const columns = roles.negative !== null && losses[recipe.loss].usesNegatives ? 3 : 2;
  const most = miniBatchSizeOf(recipe);
  return (rows: number) =>
    estimateMemory(
      config,
      most === null
        ? { rows, columns, tokensPerSentence }
        : { rows: Math.min(rows, most), columns: 1, tokensPerSentence, summed: true },
      recipe.compute,
    );
}
