/** What is resampled for a metric, and the metric of resamples: pairs, triplets or queries, with the sentences they share. */

import { flatName } from '../evaluators/catalogue';
import type { EvaluatorEntry, MetricEntry } from '../evaluators/types';
import { comparable } from '../data/sentence';
import type { EvaluationSet } from '../data/evaluation/pairing';
import type { Metrics, QueryMetrics } from '../metrics/types';
import type { Clusters, RowTexts } from './clusters';
import { countedAveragePrecision, countedMean, countedSpearman, type CountedMetric } from './countedMetrics';

export type Unit = 'pairs' | 'triplets' | 'queries';

/** An evaluation, as far as it is resampled. */
export interface Evaluated {
  readonly step: number;
  readonly metrics: Metrics;
  readonly cosines: Float32Array;
  readonly labels: Float32Array;
  readonly queries?: QueryMetrics;
}

export type EvaluatedSet = Pick<EvaluationSet, 'pairs' | 'kind' | 'triplets' | 'search'>;

interface Resampled {
  readonly unit: Unit;
  /** The metric of one model's evaluation; null where that lacks what it is made of. */
  of(evaluation: Evaluated, clusters: Clusters, set: EvaluatedSet): CountedMetric | null;
}

const mean = (values: Float32Array | undefined, clusters: Clusters) =>
  values ? countedMean(values, clusters) : null;

/** By the metric's name beside those of other evaluators. */
const resampled: Readonly<Record<string, Resampled>> = {
  spearman_cosine: {
    unit: 'pairs',
    of: ({ cosines, labels }, clusters) => countedSpearman(cosines, labels, clusters),
  },
  cosine_ap: {
    unit: 'pairs',
    of: ({ cosines, labels }, clusters) => countedAveragePrecision(cosines, labels, clusters),
  },
  'cosine_ndcg@10': { unit: 'queries', of: ({ queries }, clusters) => mean(queries?.ndcgAt10, clusters) },
  'cosine_mrr@10': { unit: 'queries', of: ({ queries }, clusters) => mean(queries?.mrrAt10, clusters) },
  'cosine_map@100': { unit: 'queries', of: ({ queries }, clusters) => mean(queries?.mapAt100, clusters) },
  triplets_cosine_accuracy: {
    unit: 'triplets',
    of({ cosines }, clusters, { triplets }) {
      const right = Float32Array.from(triplets, ([near, far]) =>
        (cosines[near] ?? NaN) > (cosines[far] ?? NaN) ? 1 : 0,
      );
      return countedMean(right, clusters);
    },
  },
};

/** Null where there is no way to resample the metric. */
export const resampledMetric = (evaluator: EvaluatorEntry, { name }: MetricEntry): Resampled | null =>
  resampled[flatName(evaluator, name)] ?? null;

/** The own sentences of every unit of an evaluation set. */
export function textsOf(unit: Unit, { pairs, triplets, search }: EvaluatedSet): readonly RowTexts[] {
  switch (unit) {
    case 'pairs':
      // A counter-example from two rows belongs to that of its first sentence: drawn ones would connect all rows.
      return pairs.map(({ sentence1, sentence2, row, partnerRow }) =>
        [sentence1, ...(row === partnerRow ? [sentence2] : [])].map(comparable),
      );
    case 'triplets':
      return triplets.map(([near, far]) =>
        [pairs[near]?.sentence1 ?? '', pairs[near]?.sentence2 ?? '', pairs[far]?.sentence2 ?? ''].map(
          comparable,
        ),
      );
    case 'queries':
      return (search?.queries ?? []).map((query, i) =>
        [
          query,
          ...Array.from(search?.relevant[i] ?? [], (document) => search?.documents[document] ?? ''),
        ].map(comparable),
      );
  }
}
