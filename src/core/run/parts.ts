/** What a run is made of before it starts: the rows to train on and the pairs to judge by, where the data allows it. */

import type { Dataset } from '../data/dataset';
import { pairHeldOut, type JudgedPairs } from '../data/pairing';
import { splitExamples, withoutOverlap } from '../data/split';
import type { Example } from '../data/types';
import { DataError, RecipeError } from '../errors';
import { losses } from '../losses/catalogue';
import type { Recipe } from '../recipe/types';

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

/** @throws DataError where there is nothing to train on or to judge */
export function checkRows({ examples }: Dataset): void {
  if (examples.items.length === 0) {
    throw new DataError('The dataset has no usable row.', 'See the rejected rows.');
  }
}

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
