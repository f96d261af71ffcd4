/** Quantiles of sorted numbers. */

/** By linear interpolation, numpy.quantile's default; NaN without values. @param ascending sorted @param share 0 … 1 */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  const position = share * (ascending.length - 1);
  const under = Math.floor(position);
  const [a, b] = [ascending[under] ?? NaN, ascending[Math.min(under + 1, ascending.length - 1)] ?? NaN];
  return a + (b - a) * (position - under);
}
