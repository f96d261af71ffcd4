/** The histogram of cosines by label: bins of int(10·cos), with bins of their own for negative cosines. */

interface HistogramBin {
  /** ⌊10·cos⌋: from 0 up the same as int(10·cos); −1 is [−0.1, 0), which int would fold into 0. */
  readonly bin: number;
  /** The cosine at its left edge; bins are 0.1 wide. */
  readonly from: number;
  readonly lower: Bar;
  readonly upper: Bar;
}

interface Bar {
  readonly count: number;
  /** Share of the group per unit of cosine, so that each group's bars have area 1. */
  readonly density: number;
}

export interface Histogram {
  /** Contiguous, ascending; always 0 to 10, and below 0 as far as `lowest` or the lowest cosine. */
  readonly bins: readonly HistogramBin[];
  /** Pairs with a label below the split: label 0, for binary labels. */
  readonly lowerCount: number;
  readonly upperCount: number;
}

const width = 0.1;
const top = 10;

/** Cosines that are NaN are left out. `lowest` widens the histogram so that two can share their bins. */
export function histogram(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  { split = 0.5, lowest = 0 }: { readonly split?: number; readonly lowest?: number } = {},
): Histogram {
  const counts = new Map<number, { lower: number; upper: number }>();
  let [lowerCount, upperCount, bottom] = [0, 0, Math.min(0, lowest)];
  for (let i = 0; i < cosines.length; i++) {
    const cosine = cosines[i] ?? NaN;
    if (Number.isNaN(cosine)) continue;
    const bin = binOf(cosine);
    const count = counts.get(bin) ?? { lower: 0, upper: 0 };
    counts.set(bin, count);
    bottom = Math.min(bottom, bin);
    if ((labels[i] ?? 0) < split) {
      count.lower++;
      lowerCount++;
    } else {
      count.upper++;
      upperCount++;
    }
  }
  const bar = (count: number, of: number): Bar => ({ count, density: of === 0 ? 0 : count / (of * width) });
  const bins = Array.from({ length: top - bottom + 1 }, (_, i): HistogramBin => {
    const bin = bottom + i;
    const { lower, upper } = counts.get(bin) ?? { lower: 0, upper: 0 };
    return { bin, from: bin / 10, lower: bar(lower, lowerCount), upper: bar(upper, upperCount) };
  });
  return { bins, lowerCount, upperCount };
}

/** −10 … 10; a rounded cosine a little beyond ±1 stays in the outermost bin. */
export function binOf(cosine: number): number {
  return Math.min(top, Math.max(-top, Math.floor(10 * cosine)));
}
