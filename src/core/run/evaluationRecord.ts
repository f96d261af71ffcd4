/** One evaluation as it is written to files and by the command line, without the single cosines. */

import { namedMetrics } from '../evaluators/catalogue';
import type { Evaluation } from './events';

export function evaluationRecord({ step, seconds, metrics }: Evaluation) {
  const { pairs, spearmanCeiling, retrieval } = metrics;
  return {
    step,
    seconds,
    pairs,
    spearmanCeiling,
    ...(retrieval && { queries: retrieval.queries, documents: retrieval.documents }),
    /** By evaluator and metric, by the names of sentence-transformers. */
    metrics: namedMetrics(metrics),
  };
}
