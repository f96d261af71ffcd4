/** The quality of one threshold that a person sets: pairs at or above it are predicted similar. */

export interface ThresholdMetrics {
  readonly accuracy: number;
  /** Null where no pair lies at or above the threshold. */
  readonly precision: number | null;
  /** Null where no pair is similar by its label. */
  readonly recall: number | null;
  readonly f1: number;
}

/** A label of at least `split` counts as similar. Null where there are no pairs. */
export function atThreshold(
  cosines: ArrayLike<number>,
  labels: ArrayLike<number>,
  threshold: number,
  split = 0.5,
): ThresholdMetrics | null {
  const n = cosines.length;
  if (n === 0) return null;
  let [hits, above, ones] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const similar = (labels[i] ?? 0) >= split;
    const predicted = (cosines[i] ?? 0) >= threshold;
    if (similar) ones++;
    if (predicted) above++;
    if (similar && predicted) hits++;
  }
  return {
    accuracy: (hits + (n - ones) - (above - hits)) / n,
    precision: above === 0 ? null : hits / above,
    recall: ones === 0 ? null : hits / ones,
    f1: hits === 0 ? 0 : (2 * hits) / (above + ones),
  };
}
