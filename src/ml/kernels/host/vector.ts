/** The few loops that host kernels are made of. Lengths are the caller's affair: nothing is checked here. */

/** Σ a[ai+k]·b[bi+k], in float64. */
export function dot(a: Float32Array, ai: number, b: Float32Array, bi: number, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += (a[ai + k] ?? 0) * (b[bi + k] ?? 0);
  return sum;
}

/** y[yi+k] += s·x[xi+k] */
export function axpy(s: number, x: Float32Array, xi: number, y: Float32Array, yi: number, n: number): void {
  for (let k = 0; k < n; k++) y[yi + k] = (y[yi + k] ?? 0) + s * (x[xi + k] ?? 0);
}
