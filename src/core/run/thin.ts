/** Thins a long line for a chart so that it looks the same: the lowest and the highest point of each pixel stay. */

export interface LinePoint {
  readonly x: number;
  /** Null is a gap: the value was no number. */
  readonly y: number | null;
}

/**
 * At most `maxPoints` points of the line (x ascending), in order: all of them where they are so few, else of each
 * bucket its lowest, its highest and one gap. The first and the last point always stay.
 */
export function thin(x: ArrayLike<number>, y: ArrayLike<number>, maxPoints: number): LinePoint[] {
  const n = Math.min(x.length, y.length);
  const point = (i: number): LinePoint => {
    const value = y[i] ?? NaN;
    return { x: x[i] ?? 0, y: Number.isFinite(value) ? value : null };
  };
  if (n <= maxPoints) return Array.from({ length: n }, (_, i) => point(i));

  const points = [point(0)];
  const buckets = Math.max(1, Math.floor((maxPoints - 2) / 3));
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = 1 + Math.floor((bucket * (n - 2)) / buckets);
    const end = 1 + Math.floor(((bucket + 1) * (n - 2)) / buckets);
    const kept = new Set(extremes(y, start, end));
    points.push(...[...kept].sort((a, b) => a - b).map(point));
  }
  points.push(point(n - 1));
  return points;
}

/** Indices of the lowest, the highest and the first missing value in [start, end). */
function extremes(y: ArrayLike<number>, start: number, end: number): number[] {
  let [low, high, gap] = [-1, -1, -1];
  for (let i = start; i < end; i++) {
    const value = y[i] ?? NaN;
    if (!Number.isFinite(value)) {
      if (gap < 0) gap = i;
      continue;
    }
    if (low < 0 || value < (y[low] ?? 0)) low = i;
    if (high < 0 || value > (y[high] ?? 0)) high = i;
  }
  return [low, high, gap].filter((i) => i >= 0);
}
