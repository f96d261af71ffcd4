/**
 * The paired cluster bootstrap: clusters of rows are drawn with replacement, and every metric is computed on the same
 * draws, so that differences of two models are free of what the rows have in common.
 * Source: B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapters 8 and 13; for two systems on
 * one test set P. Koehn (2004), Statistical significance tests for machine translation evaluation.
 */

import { createRandom } from '../random';
import type { CountedMetric } from './countedMetrics';

/** Row visits between two reports, which take some ten milliseconds. */
const sliceVisits = 500_000;

export interface Draws {
  readonly clusters: number;
  /** Of all clusters: what a metric costs on one resample. */
  readonly rows: number;
  readonly resamples: number;
  readonly seed: readonly number[];
  /** Whether to end with the resamples done so far. */
  readonly enough?: () => boolean;
}

/**
 * Yields after every slice how many resamples are done.
 * @returns each metric's value in every resample, NaN where it was undefined. [metrics][resamples]
 */
export function* bootstrap(
  metrics: readonly CountedMetric[],
  { clusters, rows, resamples, seed, enough = () => false }: Draws,
): Generator<number, readonly Float64Array[], void> {
  const random = createRandom(...seed);
  const counts = new Uint32Array(clusters);
  const values = metrics.map(() => new Float64Array(resamples));
  const slice = Math.max(1, Math.floor(sliceVisits / (clusters + rows * metrics.length)));
  let done = 0;
  for (; done < resamples; done++) {
    if (done % slice === 0 && done > 0) {
      yield done;
      if (enough()) break;
    }
    counts.fill(0);
    for (let i = 0; i < clusters; i++) {
      const drawn = random.below(clusters);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const [i, metric] of metrics.entries()) {
      const column = values[i];
      if (column) column[done] = metric(counts);
    }
  }
  return values.map((column) => column.subarray(0, done));
}
