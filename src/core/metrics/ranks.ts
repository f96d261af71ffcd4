/** Ranks with ties, as scipy.stats.rankdata gives them. */

/** The rank of each value from 1 in ascending order, equal values sharing their mean rank; no NaN. [n] → [n] */
export function meanRanks(values: ArrayLike<number>): Float64Array {
  const order = Int32Array.from({ length: values.length }, (_, i) => i);
  const at = (position: number) => values[order[position] ?? 0] ?? 0;
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let start = 0, end = 1; start < order.length; start = end++) {
    while (end < order.length && at(end) === at(start)) end++;
    for (let position = start; position < end; position++)
      ranks[order[position] ?? 0] = (start + 1 + end) / 2;
  }
  return ranks;
}
