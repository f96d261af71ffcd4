/** The number that a sample is evaluated by, and its value by chance. */

import type { EvaluationSet } from '../../src/core/data/evaluation/pairing';
import type { Example } from '../../src/core/data/types';
import { evaluateMetrics } from '../../src/core/metrics/evaluate';
import { searchMetrics } from '../../src/core/metrics/retrieval';
import type { Metrics } from '../../src/core/metrics/types';

export interface Measure {
  readonly name: string;
  /** NaN where it is undefined. */
  of(metrics: Metrics): number;
  /** The value for random cosines. */
  readonly chance: number;
  /** Its standard error on n evaluation rows: of a rank correlation around 0, of a share around a half. */
  noise(n: number): number;
}

const rankNoise = (n: number) => 1 / Math.sqrt(n - 1);
const shareNoise = (n: number) => 0.5 / Math.sqrt(n);

export const spearman: Measure = {
  name: 'Spearman',
  chance: 0,
  noise: rankNoise,
  of: ({ spearman: value }) => value ?? NaN,
};
const ndcgAt10: Measure = {
  name: 'nDCG@10',
  chance: 0,
  noise: shareNoise,
  of: ({ retrieval }) => retrieval?.ndcgAt10 ?? NaN,
};
const accuracyOfTriplets: Measure = {
  name: 'Triplet accuracy',
  chance: 0.5,
  noise: shareNoise,
  of: ({ tripletAccuracy }) => tripletAccuracy ?? NaN,
};

export interface Measures {
  readonly main: Measure;
  /** Printed too; no rule depends on it. */
  readonly beside: Measure | null;
}

/**
 * Spearman, as the page draws it; for triplets how often the second sentence is nearer than the negative. nDCG@10, which
 * the page's verdict on pairs is about, stands beside.
 */
export function measuresFor(examples: readonly Example[]): Measures {
  const [first] = examples;
  if (first?.label !== null) return { main: spearman, beside: null };
  if (first.negatives.length === 0) return { main: spearman, beside: ndcgAt10 };
  return { main: accuracyOfTriplets, beside: spearman };
}

/** The measure with `cosine` of two texts as the similarity. */
export function measureTexts(
  measure: Measure,
  { pairs, kind, triplets, search }: EvaluationSet,
  cosine: (a: string, b: string) => number,
): number {
  const cosines = pairs.map(({ sentence1, sentence2 }) => cosine(sentence1, sentence2));
  const labels = pairs.map(({ label }) => label);
  const retrieval =
    search && searchMetrics(search, (i, j) => cosine(search.queries[i] ?? '', search.documents[j] ?? ''));
  return measure.of(evaluateMetrics(cosines, labels, kind, { retrieval, triplets }));
}
