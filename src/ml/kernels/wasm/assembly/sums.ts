/** Sums over rows, as the gradients of biases and scales need them, and over everything, as the norm does. */

import { madd, share } from './lanes';

/** out[j] = Σ x[t, j]·y[t, j]; y may be 0 for a matrix of ones. @param x [rows, n] @param out [n] */
export function columnSums(x: usize, y: usize, out: usize, rows: i32, n: i32, scratch: usize, part: i32, parts: i32): void {
  const from = <usize>share(n, 4, part, parts) << 2;
  const to = <usize>share(n, 4, part + 1, parts) << 2;
  const bytes = <usize>n << 2;
  memory.fill(out + from, 0, to - from);
  for (let t = 0; t < rows; t++) {
    const row = x + <usize>t * bytes;
    const other = y + <usize>t * bytes;
    let j = from;
    for (; j + 16 <= to; j += 16) {
      const sum = v128.load(out + j);
      const more = v128.load(row + j);
      v128.store(out + j, y != 0 ? madd(more, v128.load(other + j), sum) : f32x4.add(sum, more));
    }
    for (; j < to; j += 4) {
      const more = load<f32>(row + j) * (y != 0 ? load<f32>(other + j) : 1);
      store<f32>(out + j, load<f32>(out + j) + more);
    }
  }
}

/** Numbers of one partial sum: fixed, so that the whole does not depend on the threads. */
const chunk: i32 = 1 << 14;

/** Partial sums a vector of n numbers has. */
export function squareParts(n: i32): i32 {
  return (n + chunk - 1) / chunk;
}

/** Σ x² of every chunk, in float64. @param x [n] @param out float64 [squareParts(n)] */
export function squares(x: usize, out: usize, n: i32, scratch: usize, part: i32, parts: i32): void {
  const chunks = squareParts(n);
  const last = share(chunks, 1, part + 1, parts);
  for (let i = share(chunks, 1, part, parts); i < last; i++) {
    let at = x + (<usize>i * chunk << 2);
    const end = x + (<usize>min(n, (i + 1) * chunk) << 2);
    let low = f64x2.splat(0);
    let high = f64x2.splat(0);
    for (; at + 16 <= end; at += 16) {
      const x4 = v128.load(at);
      const a = f64x2.promote_low_f32x4(x4);
      const b = f64x2.promote_low_f32x4(v128.shuffle<f32>(x4, x4, 2, 3, 2, 3));
      low = f64x2.add(low, f64x2.mul(a, a));
      high = f64x2.add(high, f64x2.mul(b, b));
    }
    const both = f64x2.add(low, high);
    let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
    for (; at < end; at += 4) sum += <f64>load<f32>(at) * <f64>load<f32>(at);
    store<f64>(out + (<usize>i << 3), sum);
  }
}
