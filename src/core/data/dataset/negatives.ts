/** How many negatives examples have. */

import type { Example } from '../types';

export interface NegativeCounts {
  /** Rows with at least one negative. */
  readonly rows: number;
  /** Negatives of all rows. */
  readonly total: number;
}

export function countNegatives(examples: readonly Example[]): NegativeCounts {
  let [rows, total] = [0, 0];
  for (const { negatives } of examples) {
    if (negatives.length > 0) rows++;
    total += negatives.length;
  }
  return { rows, total };
}
