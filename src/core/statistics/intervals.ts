/** Confidence intervals from a bootstrap distribution. */

import { quantile } from '../metrics/quantile';
import { normalCdf, studentBound } from './student';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What share of such intervals is to contain the true value. */
export const confidence = 0.95;

/** A value with its interval; null where the resamples do not allow one. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval | null;
}

/**
 * The percentile interval at `level`, as scipy.stats.bootstrap with method="percentile" computes it. NaN values are left
 * out; null without any other.
 * Source: B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.
 */
export function percentileInterval(values: Float64Array, level: number): Interval | null {
  const defined = values.filter((value) => !Number.isNaN(value)).sort();
  if (defined.length === 0) return null;
  const tail = (1 - level) / 2;
  return { low: quantile(defined, tail), high: quantile(defined, 1 - tail) };
}

/**
 * The level at which the percentile interval of a sample of n covers like a t interval at `level`: with few clusters the
 * resamples spread too little, by √((n − 1) / n), and the spread itself is uncertain.
 * Source: T. C. Hesterberg (2015), What teachers should know about the bootstrap, The American Statistician 69(4), on the
 * expanded percentile interval.
 * @param n independent clusters; what is not whole is rounded down
 */
export function expandedLevel(n: number, level = confidence): number {
  const whole = Math.max(2, Math.floor(n));
  return 1 - 2 * normalCdf(-Math.sqrt(whole / (whole - 1)) * studentBound(level, whole - 1));
}
