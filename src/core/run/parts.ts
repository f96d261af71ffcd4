/** What a run is made of before it starts: the rows to train on and the pairs to judge by, where the data allows it. */

import { message } from '../../messages/message';
import type { Dataset } from '../data/dataset/dataset';
import { minClassBatch } from '../batches/batchesByClass';
import { pairHeldOut, type EvaluationSet } from '../data/evaluation/pairing';
import { shapeOf } from '../losses/shape';
import { splitExamples, withoutOverlap } from '../data/evaluation/split';
import type { Example } from '../data/types';
import { DataError, RecipeError } from '../errors';
import { losses } from '../losses/catalogue';
import { unmetBy } from '../losses/infer';
import { readParams } from '../losses/params';
import { softmax } from '../losses/entries/softmax';
import type { LossEntry } from '../losses/types';
import { shuffleBatches, unmetBatching } from '../recipe/batching';
import { usesMatryoshka } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';

export interface Parts {
  readonly train: readonly Example[];
  readonly heldOut: readonly Example[];
  readonly evaluationSet: EvaluationSet;
}

/** Parts the dataset, or judges by a second one; the pairs of that are not trained on. */
export function splitDataset(dataset: Dataset, second: Dataset | null, recipe: Recipe): Parts {
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
  const evaluationSet = pairHeldOut(heldOut, {
    labels: second?.examples.labels ?? labels,
    seed: recipe.seed,
    known: items,
  });
  return {
    train,
    heldOut,
    evaluationSet: note ? { ...evaluationSet, note: `${evaluationSet.note} ${note}` } : evaluationSet,
  };
}

const tooFew = (rows: string, purpose: string) =>
  new DataError(
    `${rows} hold too few different pairs to ${purpose}.`,
    'Add rows: a few dozen at least, a few hundred for a model that is better than its base.',
  );

/** @throws DataError where there is nothing to train on or to judge */
export function checkRows({ examples }: Dataset): void {
  if (examples.items.length === 0) {
    throw new DataError('The dataset has no usable row.', 'See the rejected rows.');
  }
}

/** @throws RecipeError where the data cannot feed the loss */
export function checkLoss(recipe: Recipe, { examples, roles }: Dataset): void {
  const { loss, batchSize } = recipe;
  const unmet = unmetBy(loss, shapeOf(examples, roles));
  if (unmet) {
    throw new RecipeError(message('loss.unfit', { loss, reason: unmet }), message('loss.chooseAnother'));
  }
  const entry: LossEntry = losses[loss];
  if (entry.trainsHead && usesMatryoshka(recipe)) {
    throw new RecipeError(
      `${loss} trains a classifier for whole vectors, so it can't be taken of Matryoshka dimensions.`,
      'Leave "Matryoshka dimensions" empty, or choose another loss.',
    );
  }
  if (loss === 'SoftmaxLoss' && softmaxSeesNothing(recipe)) {
    throw new RecipeError(
      'SoftmaxLoss has nothing to classify by: its vectors, difference and product are all off.',
      'Turn one of them on.',
    );
  }
  const unmetBatches = unmetBatching(recipe, examples.labels.kind);
  if (unmetBatches) throw new RecipeError(unmetBatches, shuffleBatches);
  if (entry.batchSampler === 'groupByLabel' && (batchSize < minClassBatch || batchSize % 2 === 1)) {
    throw new RecipeError(
      `${loss} needs two sentences of each class in a batch, so the batch size must be even and at least ${minClassBatch}; it is ${batchSize}.`,
      `Set the batch size to ${Math.max(minClassBatch, batchSize + (batchSize % 2))}.`,
    );
  }
}

const softmaxSeesNothing = ({ lossParams }: Recipe) =>
  Object.values(readParams(softmax.params, lossParams)).every((on) => !on);
