/**
 * Metrics of resampled rows: each row counts as often as its cluster was drawn, so that a resample needs no sorting. Rows
 * are sorted once; a resample then costs one or two passes over them.
 */

import type { Clusters } from './clusters';

/** The metric with [clusters] counts of how often each cluster was drawn; NaN where it is undefined. */
export type CountedMetric = (counts: Uint32Array) => number;

/** Rows in the order of a value, and where groups of equal values end. */
interface Sorted {
  /** [rows] */
  readonly rows: Int32Array;
  /** The end of each group, exclusive. [groups] */
  readonly ends: Int32Array;
}

/** Spearman's rank correlation, ties by mean rank, of `values` and `labels` [rows]. */
export function countedSpearman(
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  { of }: Clusters,
): CountedMetric {
  const { rows, ends } = sorted(values);
  const byLabel = sorted(labels);
  const labelGroups = new Int32Array(rows.length);
  let start = 0;
  for (const [group, end] of byLabel.ends.entries()) {
    for (; start < end; start++) labelGroups[byLabel.rows[start] ?? 0] = group;
  }
  const clusters = rows.map((row) => of[row] ?? 0);
  const groups = rows.map((row) => labelGroups[row] ?? 0);
  const n = rows.length;
  const labelRanks = new Float64Array(byLabel.ends.length);
  return (counts) => {
    labelRanks.fill(0);
    let total = 0;
    for (let i = 0; i < n; i++) {
      const count = counts[clusters[i] ?? 0] ?? 0;
      const group = groups[i] ?? 0;
      labelRanks[group] = (labelRanks[group] ?? 0) + count;
      total += count;
    }
    // Ranks are taken from their mean, (total + 1) / 2.
    let [below, yy] = [-total / 2, 0];
    for (let group = 0; group < labelRanks.length; group++) {
      const count = labelRanks[group] ?? 0;
      const rank = below + count / 2;
      labelRanks[group] = rank;
      yy += count * rank * rank;
      below += count;
    }
    let [xx, xy, first] = [0, 0, 0];
    below = -total / 2;
    for (let group = 0; group < ends.length; group++) {
      const end = ends[group] ?? 0;
      let [count, labelSum] = [0, 0];
      for (let i = first; i < end; i++) {
        const drawn = counts[clusters[i] ?? 0] ?? 0;
        count += drawn;
        labelSum += drawn * (labelRanks[groups[i] ?? 0] ?? 0);
      }
      const rank = below + count / 2;
      xx += count * rank * rank;
      xy += rank * labelSum;
      below += count;
      first = end;
    }
    return xx > 0 && yy > 0 ? Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy))) : NaN;
  };
}

/** The average precision of `values` for labels of 0 and 1 [rows], equal values together; undefined without both labels. */
export function countedAveragePrecision(
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  { of }: Clusters,
): CountedMetric {
  const { rows, ends } = sorted(values);
  const clusters = rows.map((row) => of[row] ?? 0);
  const ones = Uint8Array.from(rows, (row) => (labels[row] === 1 ? 1 : 0));
  return (counts) => {
    let [above, hits, sum, last] = [0, 0, 0, rows.length];
    for (let group = ends.length - 1; group >= 0; group--) {
      const first = group === 0 ? 0 : (ends[group - 1] ?? 0);
      let found = 0;
      for (let i = first; i < last; i++) {
        const drawn = counts[clusters[i] ?? 0] ?? 0;
        above += drawn;
        if (ones[i] === 1) found += drawn;
      }
      hits += found;
      if (found > 0) sum += (hits / above) * found;
      last = first;
    }
    return hits === 0 || hits === above ? NaN : sum / hits;
  };
}

/** The mean of `values` [rows], such as the shares of right triplets or the metric of each query. */
export function countedMean(values: ArrayLike<number>, { of }: Clusters): CountedMetric {
  const n = values.length;
  return (counts) => {
    let [sum, total] = [0, 0];
    for (let i = 0; i < n; i++) {
      const drawn = counts[of[i] ?? 0] ?? 0;
      sum += drawn * (values[i] ?? 0);
      total += drawn;
    }
    return sum / total;
  };
}

/** Σ of `above` over Σ of `below` [rows]: precision, recall and F1 at a threshold are such ratios. */
export function countedRatio(
  above: ArrayLike<number>,
  below: ArrayLike<number>,
  { of }: Clusters,
): CountedMetric {
  const n = above.length;
  return (counts) => {
    let [over, under] = [0, 0];
    for (let i = 0; i < n; i++) {
      const drawn = counts[of[i] ?? 0] ?? 0;
      over += drawn * (above[i] ?? 0);
      under += drawn * (below[i] ?? 0);
    }
    return over / under;
  };
}

function sorted(values: ArrayLike<number>): Sorted {
  const rows = Int32Array.from({ length: values.length }, (_, i) => i);
  rows.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const at = (position: number) => values[rows[position] ?? -1];
  const ends = Array.from(rows.keys()).filter((position) => at(position) !== at(position + 1));
  return { rows, ends: Int32Array.from(ends, (position) => position + 1) };
}
