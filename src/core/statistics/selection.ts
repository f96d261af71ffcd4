/** What it takes to tell a good checkpoint from a lucky one, where it was selected on the rows that it is reported on. */

import { quantile } from '../metrics/quantile';

/** A checkpoint's difference to the reference: its value, and that of every resample on the same draws, NaN where undefined. */
export interface Change {
  readonly value: number;
  readonly resampled: Float64Array;
}

/**
 * How far the low end of the selected one's interval has to move down: the resamples' deviation from the value is taken of
 * whichever candidate it is largest for, and its upper quantile compared with that of the selected one alone. 0 with one
 * candidate, or where all are nearly the same model.
 * Source: H. White (2000), A reality check for data snooping, Econometrica 68(5).
 * @param others the candidates that were not selected
 * @param level of the interval
 */
export function selectionAllowance(selected: Change, others: readonly Change[], level: number): number {
  const own: number[] = [];
  const largest: number[] = [];
  for (const [i, resampled] of selected.resampled.entries()) {
    const deviation = resampled - selected.value;
    const most = others.reduce(
      (found, { value, resampled: of }) => Math.max(found, (of[i] ?? NaN) - value),
      deviation,
    );
    // Undefined for one of them: for none of them does this resample count.
    if (Number.isNaN(most)) continue;
    own.push(deviation);
    largest.push(most);
  }
  if (own.length === 0) return 0;
  const upper = (values: number[]) =>
    quantile(
      values.sort((a, b) => a - b),
      (1 + level) / 2,
    );
  return upper(largest) - upper(own);
}
