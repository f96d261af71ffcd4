/**
 * How well cosines separate label 1 from label 0, as sentence-transformers' BinaryClassificationEvaluator: the best
 * accuracy, the best F1 with Matthews' correlation at its threshold, and the average precision. Equal cosines are always
 * classified alike.
 */

import type { BinaryMetrics } from './types';

/** The pairs above one possible threshold. */
export interface Cut {
  /** The cosine of the group just above it. */
  readonly cosine: number;
  /** Halfway down to the next lower cosine; the cosine itself for the lowest group. */
  readonly threshold: number;
  /** Pairs at or above it, and those of label 1 among them. */
  readonly above: number;
  readonly hits: number;
}

/** Null unless both labels occur and every cosine is a number. Labels are 0 or 1. */
export function binaryMetrics(cosines: ArrayLike<number>, labels: ArrayLike<number>): BinaryMetrics | null {
  const n = cosines.length;
  const cuts = cutsOf(cosines, labels);
  const ones = cuts.at(-1)?.hits ?? 0;
  if (ones === 0 || ones === n || Array.from(cosines).some(Number.isNaN)) return null;

  // The threshold that predicts every pair dissimilar is above the highest cosine.
  let accuracy = (n - ones) / n;
  let accuracyThreshold = nextUp(cuts[0]?.cosine ?? 0);
  let [f1, f1Threshold, precision, recall, mcc] = [0, 0, 0, 0, 0];
  let averagePrecision = 0;
  let hitsBefore = 0;
  for (const { threshold, above, hits } of cuts) {
    const right = (hits + (n - ones) - (above - hits)) / n;
    if (right > accuracy) [accuracy, accuracyThreshold] = [right, threshold];
    const [p, r] = [hits / above, hits / ones];
    const harmonic = hits === 0 ? 0 : (2 * p * r) / (p + r);
    if (harmonic > f1) {
      [f1, f1Threshold, precision, recall] = [harmonic, threshold, p, r];
      mcc = matthews(hits, above, ones, n);
    }
    averagePrecision += p * ((hits - hitsBefore) / ones);
    hitsBefore = hits;
  }
  return { accuracy, accuracyThreshold, f1, f1Threshold, precision, recall, averagePrecision, mcc };
}

/** Matthews' correlation of label and prediction; 0 where all predictions are equal, as in scikit-learn. */
function matthews(hits: number, above: number, ones: number, n: number): number {
  const spread = Math.sqrt(above * (n - above)) * Math.sqrt(ones * (n - ones));
  return spread === 0 ? 0 : (hits * n - above * ones) / spread;
}

/** One cut below each group of equal cosines, from the highest down. Labels are 0 or 1. */
export function cutsOf(cosines: ArrayLike<number>, labels: ArrayLike<number>): Cut[] {
  const order = Int32Array.from({ length: cosines.length }, (_, i) => i);
  order.sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0));
  const cuts: Cut[] = [];
  let hits = 0;
  for (const [rank, i] of order.entries()) {
    if (labels[i] === 1) hits++;
    const cosine = cosines[i] ?? 0;
    const next = cosines[order[rank + 1] ?? -1];
    if (next === cosine) continue;
    const middle = next === undefined ? cosine : (cosine + next) / 2;
    // A rounded midpoint must not include the next group.
    cuts.push({ cosine, threshold: middle === next ? cosine : middle, above: rank + 1, hits });
  }
  return cuts;
}

/** The next larger float64, as numpy.nextafter(x, inf). */
function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([x]).buffer);
  bits[0] = (bits[0] ?? 0n) + (x > 0 ? 1n : -1n);
  return new Float64Array(bits.buffer)[0] ?? x;
}
