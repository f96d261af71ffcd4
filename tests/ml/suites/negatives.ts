/** Negatives of a batch, as the steps take them. */

import { negativesOf } from '../../../src/ml/train/step';

/** One negative for each row. */
export const oneEach = (negatives: readonly Int32Array[]) => negativesOf(negatives.map((ids) => [ids]));

/** The columns of negatives, in which null stands for none, as the negatives of each row. */
export function byRow<T>(columns: readonly (readonly (T | null)[])[]): readonly (readonly T[])[] {
  const [first = []] = columns;
  return first.map((_, row) => columns.flatMap((column) => column[row] ?? []));
}
