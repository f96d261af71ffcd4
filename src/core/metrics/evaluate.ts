/** All numbers of one evaluation from its cosines and labels. */

import { binaryMetrics } from './binary';
import { spearmanCeiling } from './ceiling';
import { pearson } from './pearson';
import { spearman } from './spearman';
import { tripletAccuracy } from './triplets';
import type { EvaluationKind, Metrics, RetrievalMetrics } from './types';

/**
 * `cosines` and `labels` [pairs]; `triplets` are pairs of these, that of a positive and that of a negative. Grades get no binary numbers, even where the held-out ones happen to be 0 and 1.
 */
export function evaluateMetrics(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  kind: EvaluationKind,
  {
    retrieval = null,
    triplets = [],
  }: {
    readonly retrieval?: RetrievalMetrics | null;
    readonly triplets?: readonly (readonly [positive: number, negative: number])[];
  } = {},
): Metrics {
  return {
    kind,
    pairs: cosines.length,
    spearman: spearman(cosines, labels),
    spearmanCeiling: spearmanCeiling(labels),
    pearson: pearson(cosines, labels),
    binary: kind === 'score' ? null : binaryMetrics(cosines, labels),
    retrieval,
    tripletAccuracy: kind === 'triplets' ? tripletAccuracy(cosines, triplets) : null,
  };
}
