/** The smoothed loss: an exponential average without the pull of its start towards 0. */

/** The share of the average that each step keeps; the chart names it. */
export const smoothingFactor = 0.95;

/**
 * The debiased exponential average, as Adam corrects its moments: s ← βs + (1 − β)x, shown as s / (1 − βᵗ). A value
 * that is no number stays a gap and leaves the average as it was. [n] → [n]
 */
export function smooth(values: ArrayLike<number>, factor = smoothingFactor): Float64Array {
  const smoothed = new Float64Array(values.length);
  let [average, weight] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) {
      smoothed[i] = NaN;
      continue;
    }
    average = factor * average + (1 - factor) * value;
    weight = factor * weight + (1 - factor);
    smoothed[i] = average / weight;
  }
  return smoothed;
}
