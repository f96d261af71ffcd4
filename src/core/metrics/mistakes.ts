/** How wrong a model is about each pair, so that its most confident mistakes come first. */

import { meanRanks } from './ranks';

/**
 * How far each cosine lies on the wrong side of the threshold: more than 0 exactly where it is wrong, be it at the
 * threshold itself, which is predicted similar. With labels between 0 and 1
 * there is no side: then it is the difference of the two ranks as a share of all pairs, which Spearman is made of.
 * [pairs], [pairs] → [pairs]
 */
export function mistakes(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  threshold: number | null,
): Float64Array {
  const n = cosines.length;
  if (threshold !== null) {
    return Float64Array.from({ length: n }, (_, i) => {
      const above = (cosines[i] ?? 0) - threshold;
      if ((labels[i] ?? 0) >= 0.5) return -above;
      return above === 0 ? Number.MIN_VALUE : above;
    });
  }
  const [byCosine, byLabel] = [meanRanks(cosines), meanRanks(labels)];
  return byCosine.map((rank, i) => Math.abs(rank - (byLabel[i] ?? 0)) / Math.max(1, n - 1));
}

/** The pairs by their mistake, the largest first, equal ones in their order, and those without one (NaN) last. [pairs] → [pairs] */
export function largestFirst(of: Float64Array): Int32Array {
  const at = (i: number) => of[i] ?? NaN;
  const rank = (i: number) => (Number.isNaN(at(i)) ? -Infinity : at(i));
  return Int32Array.from(of.keys()).sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x === y ? a - b : y - x;
  });
}
