/** The loop that most host kernels are made of. */

/** y[yi+k] += s·x[xi+k] for k below n; lengths are the caller's affair. */
export function axpy(s: number, x: Float32Array, xi: number, y: Float32Array, yi: number, n: number): void {
  for (let k = 0; k < n; k++) y[yi + k] = (y[yi + k] ?? 0) + s * (x[xi + k] ?? 0);
}
