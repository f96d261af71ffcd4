/** How well one number tells another, and how far that is beyond chance. */

import { spearman } from '../../metrics/spearman';
import { meanRanks } from '../../metrics/ranks';

export interface Association {
  /** In [0, 1] for an area under the ROC curve, in [−1, 1] for a rank correlation. */
  readonly value: number;
  /** Its distance from what chance gives, in standard deviations of chance. */
  readonly z: number;
}

/**
 * The area under the ROC curve of `values` for the items that are `positive` [n]: the share of pairs of a positive and
 * another item in which the positive one has the higher value, ties counting half (Mann and Whitney's U by the product of
 * the counts, as sklearn.metrics.roc_auc_score). By chance it is ½ with variance (n + 1) / (12 n₁ n₀). Null where either
 * side is empty.
 */
export function rocAuc(values: ArrayLike<number>, positive: ArrayLike<boolean>): Association | null {
  const n = values.length;
  const ranks = meanRanks(values);
  let [ones, sum] = [0, 0];
  for (let i = 0; i < n; i++) {
    if (!positive[i]) continue;
    ones++;
    sum += ranks[i] ?? 0;
  }
  const products = ones * (n - ones);
  if (products === 0) return null;
  const value = (sum - (ones * (ones + 1)) / 2) / products;
  return { value, z: Math.abs(value - 0.5) / Math.sqrt((n + 1) / (12 * products)) };
}

/** Spearman's ρ, as scipy.stats.spearmanr. By chance it is 0 with variance 1 / (n − 1). Null where it is undefined. */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): Association | null {
  const value = spearman(x, y);
  return value === null ? null : { value, z: Math.abs(value) * Math.sqrt(x.length - 1) };
}

/**
 * The 95 % interval of a Spearman's ρ of n pairs, by Fisher's z with the standard error √((1 + ρ²/2) / (n − 3)) of Bonett
 * and Wright, "Sample size requirements for estimating Pearson, Kendall and Spearman correlations", Psychometrika 65
 * (2000). All of [−1, 1] for fewer than four pairs.
 */
export function spearmanInterval(rho: number, n: number): readonly [low: number, high: number] {
  if (n < 4) return [-1, 1];
  // ±1 itself would be certain, whatever n is.
  const inside = Math.max(-0.9999, Math.min(0.9999, rho));
  const reach = 1.959964 * Math.sqrt((1 + inside ** 2 / 2) / (n - 3));
  return [Math.tanh(Math.atanh(inside) - reach), Math.tanh(Math.atanh(inside) + reach)];
}
