/** Spearman's rank correlation: Pearson's of the mean ranks, as scipy.stats.spearmanr. */

import { pearson } from './pearson';
import { meanRanks } from './ranks';

/** In [-1, 1]; null where a value is NaN or all of a side are equal. */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  if (hasNaN(x) || hasNaN(y)) return null;
  return pearson(meanRanks(x), meanRanks(y));
}

function hasNaN(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return true;
  return false;
}
