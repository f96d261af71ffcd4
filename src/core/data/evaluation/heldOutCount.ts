/** How many rows are held out to evaluate on. */

/** More pairs make an evaluation slower and its numbers hardly steadier. */
export const maxHeldOut = 2000;
/** Fewer say little; this number is held out where the data has twice as many. */
export const minHeldOut = 20;

/** Rows to hold out of n: their share, at most 2,000, at least 20 where the data has 40, at least 2 where it has 4. */
export function heldOutCount(n: number, share: number): number {
  const least = Math.min(minHeldOut, Math.floor(n / 2));
  return Math.min(maxHeldOut, Math.max(least, Math.round(n * share)), Math.max(0, n - 1));
}
