/** Scaled dot-product attention, sentence by sentence and head by head, forward and backward; parts share the heads. */

import { mask } from './dropout';
import { gemmScratch, packedSize, product } from './gemm';
import { exp4, largest, madd, share, total } from './lanes';

/**
 * Tokens of sentence s are rows offsets[s] to offsets[s + 1] of q, k, v and context [T, hidden]. Its heads' [L, L] squares of
 * probabilities lie one after another from squares[s] on. An element's index for dropout is that in [S, heads,
 * longest, longest]; `threshold` 0 is no dropout. `bias` [heads, 2·longest − 1] is added to the scores: row i of a square has
 * its columns from longest − 1 − i on; 0 is none.
 */
export function attention(
  q: usize, k: usize, v: usize, context: usize, probabilities: usize, bias: usize,
  offsets: usize, squares: usize, sentences: i32, heads: i32, hidden: i32, longest: i32,
  key: i32, threshold: i32, keep: f32,
  scratch: usize, part: i32, parts: i32,
): void {
  const packed = scratch + gemmScratch();
  const dropped = packed + (<usize>packedFloats(longest, hidden / heads) << 2);
  const d = hidden / heads;
  const scale: f32 = 1 / sqrt(<f32>d);
  const last = share(sentences * heads, 1, part + 1, parts);
  for (let i = share(sentences * heads, 1, part, parts); i < last; i++) {
    const s = i / heads;
    const h = i % heads;
    const first = load<i32>(offsets + (<usize>s << 2));
    const n = load<i32>(offsets + (<usize>(s + 1) << 2)) - first;
    const at = (<usize>first * hidden + <usize>h * d) << 2;
    const p = probabilities + (<usize>(load<i32>(squares + (<usize>s << 2)) + h * n * n) << 2);
    product(q + at, hidden, 1, k + at, 1, hidden, p, n, n, n, d, scratch, packed);
    for (let r = 0; r < n; r++) {
      const row = p + (<usize>(r * n) << 2);
      if (bias != 0) add(row, biasRow(bias, h, r, longest), n, 1 / scale);
      softmax(row, n, scale);
    }
    let weights = p;
    if (threshold != 0) {
      weights = dropped;
      drop(p, dropped, n, i * longest * longest, longest, key, threshold, keep);
    }
    product(weights, n, 1, v + at, hidden, 1, context + at, hidden, n, d, n, scratch, packed);
  }
}

/** `dbias` 0 is none, else [sentences, heads, 2·longest − 1]: the bias's gradient by sentence. */
export function attentionBackward(
  dy: usize, q: usize, k: usize, v: usize, probabilities: usize, dq: usize, dk: usize, dv: usize, dbias: usize,
  offsets: usize, squares: usize, sentences: i32, heads: i32, hidden: i32, longest: i32,
  key: i32, threshold: i32, keep: f32,
  scratch: usize, part: i32, parts: i32,
): void {
  const packed = scratch + gemmScratch();
  const dropped = packed + (<usize>packedFloats(longest, hidden / heads) << 2);
  const derivatives = dropped + (<usize>(longest * longest) << 2);
  const d = hidden / heads;
  const scale: f32 = 1 / sqrt(<f32>d);
  const last = share(sentences * heads, 1, part + 1, parts);
  for (let i = share(sentences * heads, 1, part, parts); i < last; i++) {
    const s = i / heads;
    const h = i % heads;
    const first = load<i32>(offsets + (<usize>s << 2));
    const n = load<i32>(offsets + (<usize>(s + 1) << 2)) - first;
    const at = (<usize>first * hidden + <usize>h * d) << 2;
    const p = probabilities + (<usize>(load<i32>(squares + (<usize>s << 2)) + h * n * n) << 2);
    const element = i * longest * longest;
    let weights = p;
    if (threshold != 0) {
      weights = dropped;
      drop(p, dropped, n, element, longest, key, threshold, keep);
    }
    product(weights, 1, n, dy + at, hidden, 1, dv + at, hidden, n, d, n, scratch, packed);
    product(dy + at, hidden, 1, v + at, 1, hidden, derivatives, n, n, n, d, scratch, packed);
    if (threshold != 0) drop(derivatives, derivatives, n, element, longest, key, threshold, keep);
    if (dbias != 0) memory.fill(biasRow(dbias, i, longest - 1, longest), 0, <usize>(2 * longest - 1) << 2);
    for (let r = 0; r < n; r++) {
      const row = derivatives + (<usize>(r * n) << 2);
      softmaxBackward(row, p + (<usize>(r * n) << 2), n, scale);
      if (dbias != 0) add(biasRow(dbias, i, r, longest), row, n, 1 / scale);
    }
    product(derivatives, n, 1, k + at, hidden, 1, dq + at, hidden, n, d, n, scratch, packed);
    product(derivatives, 1, n, q + at, hidden, 1, dk + at, hidden, n, d, n, scratch, packed);
  }
}

/** Where the bias of token r's scores begins, in line h of [lines, 2·longest − 1]. */
// @ts-ignore: decorator
@inline
function biasRow(bias: usize, h: i32, r: i32, longest: i32): usize {
  return bias + (<usize>(h * (2 * longest - 1) + longest - 1 - r) << 2);
}

/** y += factor·x. @param y [n] @param x [n] */
// @ts-ignore: decorator
@inline
function add(y: usize, x: usize, n: i32, factor: f32): void {
  const bytes = <usize>n << 2;
  const factor4 = f32x4.splat(factor);
  let j: usize = 0;
  for (; j + 16 <= bytes; j += 16) v128.store(y + j, madd(v128.load(x + j), factor4, v128.load(y + j)));
  for (; j < bytes; j += 4) store<f32>(y + j, load<f32>(y + j) + load<f32>(x + j) * factor);
}

/** Bytes of scratch that a thread needs for heads of d numbers. */
export function attentionScratch(longest: i32, d: i32): i32 {
  return (gemmScratch() + (packedFloats(longest, d) + 2 * longest * longest) * 4 + 15) & ~15;
}

/** Of the largest second factors: kᵀ [d, longest] and v [longest, d]. */
function packedFloats(longest: i32, d: i32): i32 {
  return max(packedSize(d, longest), packedSize(longest, d));
}

/** The mask over an [n, n] square, whose row r has the indices element + r·longest and on. */
// @ts-ignore: decorator
@inline
function drop(x: usize, y: usize, n: i32, element: i32, longest: i32, key: i32, threshold: i32, keep: f32): void {
  for (let r = 0; r < n; r++) {
    const row = <usize>(r * n) << 2;
    mask(x + row, y + row, element + r * longest, 0, n, key, threshold, keep);
  }
}

/** softmax(scale·x) in place. @param x [n] */
// @ts-ignore: decorator
@inline
function softmax(x: usize, n: i32, scale: f32): void {
  const end = x + (<usize>n << 2);
  let tops = f32x4.splat(-f32.MAX_VALUE);
  let top: f32 = -f32.MAX_VALUE;
  let at = x;
  for (; at + 16 <= end; at += 16) tops = f32x4.max(tops, v128.load(at));
  for (; at < end; at += 4) top = max(top, load<f32>(at));
  top = max(top, largest(tops));
  const top4 = f32x4.splat(top);
  const scale4 = f32x4.splat(scale);
  let sums = f32x4.splat(0);
  let sum: f32 = 0;
  for (at = x; at + 16 <= end; at += 16) {
    const e = exp4(f32x4.mul(f32x4.sub(v128.load(at), top4), scale4));
    v128.store(at, e);
    sums = f32x4.add(sums, e);
  }
  for (; at < end; at += 4) {
    const e = f32x4.extract_lane(exp4(f32x4.splat((load<f32>(at) - top) * scale)), 0);
    store<f32>(at, e);
    sum += e;
  }
  const over: f32 = 1 / (total(sums) + sum);
  for (at = x; at + 16 <= end; at += 16) v128.store(at, f32x4.mul(v128.load(at), f32x4.splat(over)));
  for (; at < end; at += 4) store<f32>(at, load<f32>(at) * over);
}

/** d(scores) from d(probabilities) in place: scale·p·(dp − Σ dp·p). @param dp [n] @param p [n] */
// @ts-ignore: decorator
@inline
function softmaxBackward(dp: usize, p: usize, n: i32, scale: f32): void {
  const bytes = <usize>n << 2;
  let alongs = f32x4.splat(0);
  let along: f32 = 0;
  let j: usize = 0;
  for (; j + 16 <= bytes; j += 16) alongs = madd(v128.load(dp + j), v128.load(p + j), alongs);
  for (; j < bytes; j += 4) along += load<f32>(dp + j) * load<f32>(p + j);
  along += total(alongs);
  for (j = 0; j + 16 <= bytes; j += 16) {
    const away = f32x4.sub(v128.load(dp + j), f32x4.splat(along));
    v128.store(dp + j, f32x4.mul(away, f32x4.mul(v128.load(p + j), f32x4.splat(scale))));
  }
  for (; j < bytes; j += 4) store<f32>(dp + j, (load<f32>(dp + j) - along) * (load<f32>(p + j) * scale));
}
