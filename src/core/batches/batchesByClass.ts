/** Batches in which every class has two sentences at least, for losses that look for triplets in a batch. */

import type { Random } from '../random';
import { rowsByLabel } from './rowsByLabel';
import type { Example } from '../data/types';

/** The fewest rows of such a batch: two classes with two sentences each. */
export const minClassBatch = 4;

/**
 * As sentence-transformers' GroupByLabelBatchSampler: the classes take turns, in a new random order each time, to give
 * two rows; it ends when a single class is left, so that the rest of the largest one is in no batch of this epoch.
 * Classes of a single row are in none.
 * @param order the rows, shuffled
 * @param batchSize even, and at least 4
 */
export function dealByClass(
  order: Int32Array,
  examples: readonly Example[],
  batchSize: number,
  random: Random,
): Int32Array[] {
  let left = rowsByLabel(order, examples).filter(({ length }) => length >= 2);
  const batches: Int32Array[] = [];
  let batch: number[] = [];
  let last: number[] | undefined;
  while (left.length >= 2) {
    random.shuffle(left);
    const [first, second] = left;
    // Two turns of one class on end would make four of it in a batch where another has none.
    if (batch.length > 0 && first === last && first && second) left.splice(0, 2, second, first);
    for (const rows of left) {
      batch.push(...rows.splice(0, 2));
      if (batch.length < batchSize) continue;
      batches.push(Int32Array.from(batch));
      batch = [];
    }
    last = left.at(-1);
    left = left.filter(({ length }) => length >= 2);
  }
  if (batch.length >= minClassBatch) batches.push(Int32Array.from(batch));
  return batches;
}
