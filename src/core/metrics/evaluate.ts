/** All numbers of one evaluation from its cosines and labels. */

import type { LabelScheme } from '../data/types';
import { binaryMetrics } from './binary';
import { spearmanCeiling } from './ceiling';
import { pearson } from './pearson';
import { spearman } from './spearman';
import type { Metrics, RankingMetrics } from './types';

/**
 * `cosines` and `labels` [pairs]. `kind` is how the data's labels were read: graded scores get no binary numbers even
 * where the held-out ones happen to be 0 and 1.
 */
export function evaluateMetrics(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  kind: LabelScheme['kind'],
  ranking: RankingMetrics | null = null,
): Metrics {
  return {
    pairs: cosines.length,
    spearman: spearman(cosines, labels),
    spearmanCeiling: spearmanCeiling(labels),
    pearson: pearson(cosines, labels),
    binary: kind === 'score' ? null : binaryMetrics(cosines, labels),
    ranking,
  };
}
