/** The number that a sample is judged by, and what chance makes of it. */

import type { JudgedPairs } from '../../core/data/pairing';
import type { Example } from '../../core/data/types';
import { evaluateMetrics } from '../../core/metrics/evaluate';
import { rankingMetrics } from '../../core/metrics/ranking';
import type { Metrics } from '../../core/metrics/types';

export interface Measure {
  readonly name: string;
  /** Of cosines [pairs] and the metrics that the page shows of them. */
  of(cosines: ArrayLike<number>, metrics: Metrics): number;
  /** What cosines without any sense give. */
  readonly chance: number;
  /** Its standard error on n judged rows: of a rank correlation around 0, of a share around a half. */
  noise(n: number): number;
}

const rankNoise = (n: number) => 1 / Math.sqrt(n - 1);
const shareNoise = (n: number) => 0.5 / Math.sqrt(n);

export const spearman: Measure = {
  name: 'Spearman',
  chance: 0,
  noise: rankNoise,
  of: (_, metrics) => metrics.spearman ?? NaN,
};
const accuracyAt1: Measure = {
  name: 'accuracy@1',
  chance: 0,
  noise: shareNoise,
  of: (_, { ranking }) => ranking?.accuracyAt1 ?? NaN,
};
const accuracyOfTriplets: Measure = {
  name: 'triplet accuracy',
  chance: 0.5,
  noise: shareNoise,
  of: tripletAccuracy,
};

export interface Measures {
  readonly judged: Measure;
  /** Printed too, and not judged. */
  readonly beside: Measure | null;
}

/**
 * Spearman, as the page draws it; for triplets how often the second sentence is nearer than the negative. Accuracy@1 of
 * pairs stands beside: it moves by whole pairs, too coarsely for a spread over three seeds.
 */
export function measuresFor(examples: readonly Example[]): Measures {
  const [first] = examples;
  if (first?.label !== null) return { judged: spearman, beside: null };
  if (first.negative === null) return { judged: spearman, beside: accuracyAt1 };
  return { judged: accuracyOfTriplets, beside: spearman };
}

/** Pairs with their negatives stand first all with the second sentence, then all with the negative. */
function tripletAccuracy(cosines: ArrayLike<number>): number {
  const triplets = cosines.length / 2;
  let right = 0;
  for (let i = 0; i < triplets; i++) if ((cosines[i] ?? NaN) > (cosines[triplets + i] ?? NaN)) right++;
  return right / triplets;
}

/** What `cosine` of two texts makes of the pairs. */
export function measureTexts(
  measure: Measure,
  { pairs, kind }: JudgedPairs,
  cosine: (a: string, b: string) => number,
): number {
  const cosines = pairs.map(({ sentence1, sentence2 }) => cosine(sentence1, sentence2));
  const labels = pairs.map(({ label }) => label);
  const partners = pairs.filter(({ label }) => label === 1);
  const [first, second] = [partners.map((pair) => pair.sentence1), partners.map((pair) => pair.sentence2)];
  const ranking =
    kind === 'pairs'
      ? rankingMetrics((i, j) => cosine(first[i] ?? '', second[j] ?? ''), first, second)
      : null;
  return measure.of(cosines, evaluateMetrics(cosines, labels, kind, ranking));
}
