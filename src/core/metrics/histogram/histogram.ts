/** How often the cosines of two groups of pairs lie in each bin. */

import { binOf, edgeOf, type Bins } from './bins';

export interface HistogramBin {
  /** The cosines at its edges. */
  readonly from: number;
  readonly to: number;
  readonly lower: Bar;
  readonly upper: Bar;
}

interface Bar {
  readonly count: number;
  /** Share of the group per unit of cosine, so that each group's bars have area 1. */
  readonly density: number;
}

export interface Histogram {
  /** Side by side, ascending. */
  readonly bins: readonly HistogramBin[];
  /** Pairs with a label below the split: label 0, for binary labels. */
  readonly lowerCount: number;
  readonly upperCount: number;
}

/** Cosines that are NaN are left out. */
export function histogram(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  bins: Bins,
  split = 0.5,
): Histogram {
  const lower = new Uint32Array(bins.count);
  const upper = new Uint32Array(bins.count);
  for (let i = 0; i < cosines.length; i++) {
    const cosine = cosines[i] ?? NaN;
    if (Number.isNaN(cosine)) continue;
    const counts = (labels[i] ?? 0) < split ? lower : upper;
    const bin = binOf(bins, cosine);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const [lowerCount, upperCount] = [lower, upper].map((counts) => counts.reduce((a, b) => a + b, 0));
  const bar = (count = 0, of = 0): Bar => ({ count, density: of === 0 ? 0 : (count * bins.per) / of });
  return {
    bins: Array.from({ length: bins.count }, (_, i) => ({
      from: edgeOf(bins, i),
      to: edgeOf(bins, i + 1),
      lower: bar(lower[i], lowerCount),
      upper: bar(upper[i], upperCount),
    })),
    lowerCount: lowerCount ?? 0,
    upperCount: upperCount ?? 0,
  };
}

/** The cosines of the pairs below the split, and those of the others. */
export function groupsOf(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  split: number,
): readonly [lower: Float64Array, upper: Float64Array] {
  const all = Float64Array.from(cosines);
  return [all.filter((_, i) => (labels[i] ?? 0) < split), all.filter((_, i) => (labels[i] ?? 0) >= split)];
}
