/** Sums and products of two vectors, number by number. */

import { share } from './lanes';

/** @param a [n] @param b [n] @param out [n] */
export function add(a: usize, b: usize, out: usize, n: i32, scratch: usize, part: i32, parts: i32): void {
  const last = share(n, 4, part + 1, parts);
  let i = share(n, 4, part, parts);
  for (; i + 4 <= last; i += 4) {
    const at = <usize>i << 2;
    v128.store(out + at, f32x4.add(v128.load(a + at), v128.load(b + at)));
  }
  for (; i < last; i++) {
    const at = <usize>i << 2;
    store<f32>(out + at, load<f32>(a + at) + load<f32>(b + at));
  }
}

/** @param a [n] @param b [n] @param out [n] */
export function multiply(a: usize, b: usize, out: usize, n: i32, scratch: usize, part: i32, parts: i32): void {
  const last = share(n, 4, part + 1, parts);
  let i = share(n, 4, part, parts);
  for (; i + 4 <= last; i += 4) {
    const at = <usize>i << 2;
    v128.store(out + at, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
  for (; i < last; i++) {
    const at = <usize>i << 2;
    store<f32>(out + at, load<f32>(a + at) * load<f32>(b + at));
  }
}
