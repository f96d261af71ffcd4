/** The bins of a histogram of cosines: as wide as the number of rows allows, or those of int(10·cos). */

import { quantile } from '../quantile';

/** Bins of equal width, side by side. Each includes its lower edge; the last one both of its edges. */
export interface Bins {
  /** Bins per unit of cosine: a whole number, so that 0 and 1 are edges. */
  readonly per: number;
  /** The lower edge of the first bin, in bins from 0. */
  readonly first: number;
  readonly count: number;
}

export const binRules = ['rows', 'tenths'] as const;
/** `rows`: as wide as the rows suggest; `tenths`: int(10·cos), with bins of their own for negative cosines. */
export type BinRule = (typeof binRules)[number];

/** Widths of 0.2, 0.1, 0.05 and 0.02: round ones, all of which have edges at 0 and 1. */
const rates = [5, 10, 20, 50];
const tenths = 10;

/** The lower edge of the i-th bin; that of `count` is the upper edge of the last one. */
export const edgeOf = ({ per, first }: Bins, i: number): number => (first + i) / per;

/**
 * The bin of a cosine, from 0. A cosine beyond the edges, such as one that was rounded to a little more than 1, is in the
 * outermost bin; NaN is in none.
 */
export const binOf = ({ per, first, count }: Bins, cosine: number): number =>
  Math.min(count - 1, Math.max(0, Math.floor(per * cosine) - first));

/**
 * Bins that all `samples` share, from 0 or the lowest cosine to 1. Their width is the median of what the rule of Freedman
 * and Diaconis gives for each sample, 2·IQR / ∛n, rounded to 0.2, 0.1, 0.05 or 0.02: more rows make more bins, and there
 * are from 5 to 50 of them per unit of cosine. 0.1 where no sample spreads.
 * Source: D. Freedman and P. Diaconis (1981), On the histogram as a density estimator: L2 theory, Zeitschrift für
 * Wahrscheinlichkeitstheorie und verwandte Gebiete 57(4).
 * @param samples the cosines of each group; NaN are left out
 */
export function binsFor(samples: readonly ArrayLike<number>[], rule: BinRule): Bins {
  const sorted = samples.map((sample) =>
    Float64Array.from(sample)
      .filter((cosine) => !Number.isNaN(cosine))
      .sort(),
  );
  const lowest = sorted.reduce((least, [first = 0]) => Math.min(least, first), 0);
  const per = rule === 'tenths' ? tenths : rateOf(sorted);
  const first = Math.max(-per, Math.floor(per * lowest));
  // int(10·cos) has a bin for 10 alone, which only a cosine of 1 reaches.
  return { per, first, count: per - first + (rule === 'tenths' ? 1 : 0) };
}

function rateOf(sorted: readonly Float64Array[]): number {
  const widths = sorted
    .map((sample) => (2 * (quantile(sample, 0.75) - quantile(sample, 0.25))) / Math.cbrt(sample.length))
    .filter((width) => width > 0)
    .sort((a, b) => a - b);
  if (widths.length === 0) return tenths;
  const width = quantile(widths, 0.5);
  const off = (rate: number) => Math.abs(Math.log(rate * width));
  return rates.reduce((best, rate) => (off(rate) < off(best) ? rate : best));
}
