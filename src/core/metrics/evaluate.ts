/** All numbers of one evaluation from its cosines and labels. */

import { binaryMetrics } from './binary';
import { spearmanCeiling } from './ceiling';
import { pearson } from './pearson';
import { spearman } from './spearman';
import type { Metrics, RankingMetrics } from './types';

/** What the labels of the judged pairs are: grades, two classes, or pairs with counter-examples beside them. */
export type LabelsJudged = 'score' | 'binary' | 'pairs';

/**
 * `cosines` and `labels` [pairs]. Grades get no binary numbers, even where the held-out ones happen to be 0 and 1.
 */
export function evaluateMetrics(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  kind: LabelsJudged,
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
