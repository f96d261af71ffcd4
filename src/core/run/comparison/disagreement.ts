/** The evaluation rows on which two models disagree. */

import { mistakes } from '../../metrics/mistakes';
import type { Evaluation } from '../events';

export interface Disagreement {
  /**
   * `prediction`: at its own best-F1 threshold one model predicts similar and the other does not. `rank`: with graded
   * labels nothing is predicted; these are the rows whose rank errors differ most.
   */
  readonly by: 'prediction' | 'rank';
  /** Each model's threshold; null with graded labels. */
  readonly thresholds: readonly [first: number, second: number] | null;
  /** Indices of evaluation pairs, those first on which they are furthest apart. */
  readonly pairs: readonly number[];
  /** Of how many evaluation pairs. */
  readonly total: number;
}

type Scored = Pick<Evaluation, 'cosines' | 'labels' | 'metrics'>;

/** With graded labels so many rows are worth reading. */
const mostByRank = 20;

/** @param first and second on the same pairs, in the same order */
export function disagreement(first: Scored, second: Scored): Disagreement {
  const total = first.cosines.length;
  const indices = Array.from({ length: total }, (_, i) => i);
  if (first.labels.some((label) => label !== 0 && label !== 1)) {
    const [a, b] = [first, second].map(({ cosines, labels }) => mistakes(cosines, labels, null));
    const apart = indices.map((i) => Math.abs((a?.[i] ?? 0) - (b?.[i] ?? 0)));
    const pairs = indices.filter((i) => (apart[i] ?? 0) > 0).sort(largestFirst(apart));
    return { by: 'rank', thresholds: null, pairs: pairs.slice(0, mostByRank), total };
  }
  const thresholds = [thresholdOf(first), thresholdOf(second)] as const;
  const margin = ({ cosines }: Scored, threshold: number) =>
    indices.map((i) => (cosines[i] ?? NaN) - threshold);
  const [a, b] = [margin(first, thresholds[0]), margin(second, thresholds[1])];
  const apart = indices.map((i) => Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  const pairs = indices.filter((i) => (a[i] ?? NaN) >= 0 !== (b[i] ?? NaN) >= 0).sort(largestFirst(apart));
  return { by: 'prediction', thresholds, pairs, total };
}

/** Of the best F1, as everywhere; pairs at or above it are predicted similar. */
const thresholdOf = ({ metrics }: Scored): number => metrics.binary?.f1Threshold ?? 0.5;

const largestFirst = (of: readonly number[]) => (a: number, b: number) => (of[b] ?? 0) - (of[a] ?? 0);
