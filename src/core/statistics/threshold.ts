/**
 * A threshold that is reported honestly: chosen where F1 is best on one half of the evaluation pairs, and evaluated on the
 * other half, which had no say in it.
 */

import { binaryMetrics } from '../metrics/binary';
import { atThreshold } from '../metrics/decision/threshold';
import { createRandom, streams } from '../random';
import { bootstrap } from './bootstrap';
import { clustersAmong, effectiveClusters, type Clusters } from './clusters';
import { countedRatio } from './countedMetrics';
import { type Estimate, expandedLevel, percentileInterval } from './intervals';

export interface ThresholdReport {
  /** Pairs at or above this cosine are predicted similar. */
  readonly threshold: number;
  /** The pairs that it was chosen on, and those that the numbers are of. */
  readonly chosenOn: number;
  readonly pairs: number;
  /** Null where no pair of this half is predicted similar. */
  readonly precision: number | null;
  readonly recall: number;
  readonly f1: Estimate;
}

interface Scored {
  readonly cosines: Float32Array;
  /** 0 or 1. */
  readonly labels: Float32Array;
}

interface Options {
  readonly clusters: Clusters;
  readonly resamples: number;
  readonly seed: number;
  readonly enough: () => boolean;
}

/** Yields how many resamples are done; null where a half lacks one of the labels. */
export function* thresholdReport(
  { cosines, labels }: Scored,
  { clusters, resamples, seed, enough }: Options,
): Generator<number, ThresholdReport | null, void> {
  const halves = halve(labels, clusters, seed).map((rows) => ({
    cosines: Float32Array.from(rows, (row) => cosines[row] ?? NaN),
    labels: Float32Array.from(rows, (row) => labels[row] ?? NaN),
    clusters: clustersAmong(clusters, rows),
  }));
  const [chosen, other] = halves;
  const best = chosen && binaryMetrics(chosen.cosines, chosen.labels);
  if (!best || !other || !binaryMetrics(other.cosines, other.labels)) return null;
  const threshold = best.f1Threshold;
  const found = atThreshold(other.cosines, other.labels, threshold);
  if (!found) return null;
  const predicted = other.cosines.map((cosine) => (cosine >= threshold ? 1 : 0));
  const f1 = countedRatio(
    predicted.map((one, i) => 2 * one * (other.labels[i] ?? 0)),
    predicted.map((one, i) => one + (other.labels[i] ?? 0)),
    other.clusters,
  );
  const [values = new Float64Array()] = yield* bootstrap([f1], {
    clusters: other.clusters.count,
    rows: predicted.length,
    resamples,
    seed: [seed, streams.bootstrap, 1],
    enough,
  });
  const level = expandedLevel(effectiveClusters(other.clusters));
  return {
    threshold,
    chosenOn: chosen.cosines.length,
    pairs: predicted.length,
    precision: found.precision,
    recall: found.recall ?? NaN,
    f1: { value: found.f1, interval: percentileInterval(values, level) },
  };
}

/**
 * Two halves of the rows, in ascending order: whole clusters in an order by seed, the largest first, each to the half
 * that has fewer rows of its labels so far.
 */
export function halve(labels: Float32Array, { of, count }: Clusters, seed: number): [Int32Array, Int32Array] {
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const [row, cluster] of of.entries()) members[cluster]?.push(row);
  const order = createRandom(seed, streams.halves).shuffle([...members]);
  order.sort((a, b) => b.length - a.length);
  const halves: [number[], number[]] = [[], []];
  /** By how many rows of each label the first half leads. */
  const lead = [0, 0];
  for (const rows of order) {
    const ones = rows.filter((row) => labels[row] === 1).length;
    const own = [rows.length - ones, ones];
    const second = own.reduce((sum, n, label) => sum + n * (lead[label] ?? 0), 0) > 0;
    halves[second ? 1 : 0].push(...rows);
    for (const [label, n] of own.entries()) lead[label] = (lead[label] ?? 0) + (second ? -n : n);
  }
  const ascending = (rows: number[]) => Int32Array.from(rows).sort();
  return [ascending(halves[0]), ascending(halves[1])];
}
