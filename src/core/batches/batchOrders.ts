/** Other orders of shuffled rows, from which batches are cut. */

import { rowsByLabel } from './rowsByLabel';
import { allTextsOf } from '../data/sentence';
import type { Example } from '../data/types';

const maxBatches = 50;

/**
 * As transformers' get_length_grouped_indices: megabatches of 50 batches (fewer, where there would not be four of
 * them), each sorted from long to short, and the longest row of all first, so that what does not fit into memory fails
 * at once. Lengths are those of the texts, in characters.
 * @param order the rows, shuffled
 */
export function groupedByLength(
  order: Int32Array,
  examples: readonly Example[],
  batchSize: number,
): Int32Array {
  const lengths = examples.map((example) => allTextsOf(example).reduce((sum, { length }) => sum + length, 0));
  const lengthOf = (row: number | undefined) => lengths[row ?? -1] ?? 0;
  const batches = Math.max(1, Math.min(maxBatches, Math.floor(order.length / (4 * batchSize))));
  const size = batches * batchSize;
  const grouped = order.slice();
  let longest = 0;
  for (let start = 0; start < grouped.length; start += size) {
    grouped.subarray(start, start + size).sort((a, b) => lengthOf(b) - lengthOf(a));
    if (lengthOf(grouped[start]) > lengthOf(grouped[longest])) longest = start;
  }
  const [first = 0, row = 0] = [grouped[0], grouped[longest]];
  if (grouped.length > 0) {
    grouped[longest] = first;
    grouped[0] = row;
  }
  return grouped;
}

/**
 * The labels take turns, so that any number of rows from the start has each label in the same share as all rows, to less
 * than one row where there are two labels. Rows of one label keep their order.
 * @param order the rows, shuffled
 */
export function withEvenLabels(order: Int32Array, examples: readonly Example[]): Int32Array {
  const labels = rowsByLabel(order, examples).map((rows) => ({ rows, taken: 0 }));
  return order.map((_, position) => {
    const due = ({ rows, taken }: (typeof labels)[number]) =>
      (rows.length * (position + 1)) / order.length - taken;
    const next = labels.reduce((most, label) => (due(label) > due(most) ? label : most));
    return next.rows[next.taken++] ?? 0;
  });
}
