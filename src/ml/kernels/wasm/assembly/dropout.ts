/** Dropout's mask, a function of the element's index and a key: the hash of core/random.ts, four at a time. */

import { share } from './lanes';

// @ts-ignore: decorator
@inline
function hash4(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(<i32>0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** What the four elements from index `first` on are multiplied by. */
// @ts-ignore: decorator
@inline
export function keep4(first: i32, key: i32, threshold: i32, scale: f32): v128 {
  const index = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  const random = hash4(v128.xor(hash4(index), i32x4.splat(key)));
  return v128.and(i32x4.ge_u(random, i32x4.splat(threshold)), f32x4.splat(scale));
}

/** y = x · mask; `scale` is 1/(1 − rate). @param x [n] @param y [n], which may be x */
export function dropout(
  x: usize, y: usize, n: i32, key: i32, threshold: i32, scale: f32, scratch: usize, part: i32, parts: i32,
): void {
  const from = share(n, 4, part, parts);
  mask(x, y, from, from, share(n, 4, part + 1, parts), key, threshold, scale);
}

/** Elements [from, to), of which the first has the index `index`. */
// @ts-ignore: decorator
@inline
export function mask(
  x: usize, y: usize, index: i32, from: i32, to: i32, key: i32, threshold: i32, scale: f32,
): void {
  let i = from;
  for (; i + 4 <= to; i += 4, index += 4) {
    const at = <usize>i << 2;
    v128.store(y + at, f32x4.mul(v128.load(x + at), keep4(index, key, threshold, scale)));
  }
  if (i == to) return;
  let keep = keep4(index, key, threshold, scale);
  for (; i < to; i++) {
    const at = <usize>i << 2;
    store<f32>(y + at, load<f32>(x + at) * f32x4.extract_lane(keep, 0));
    keep = v128.shuffle<f32>(keep, keep, 1, 2, 3, 0);
  }
}
