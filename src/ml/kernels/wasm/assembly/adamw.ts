/** AdamW's update of one parameter, in place. */

import { madd, share } from './lanes';

/**
 * @param weights [n] @param gradient [n] @param m [n] @param v [n]
 * @param keep 1 − rate · weight decay @param rate learning rate / (1 − β₁ᵗ) @param root 1/√(1 − β₂ᵗ)
 * @param scale what the gradient is multiplied by first
 */
export function adamw(
  weights: usize, gradient: usize, m: usize, v: usize, n: i32,
  beta1: f32, beta2: f32, rest1: f32, rest2: f32, keep: f32, rate: f32, root: f32, eps: f32, scale: f32,
  scratch: usize, part: i32, parts: i32,
): void {
  const from = <usize>share(n, 4, part, parts) << 2;
  const to = <usize>share(n, 4, part + 1, parts) << 2;
  let at = from;
  for (; at + 16 <= to; at += 16) {
    const g = f32x4.mul(v128.load(gradient + at), f32x4.splat(scale));
    const m1 = madd(g, f32x4.splat(rest1), f32x4.mul(v128.load(m + at), f32x4.splat(beta1)));
    const v1 = madd(f32x4.mul(g, g), f32x4.splat(rest2), f32x4.mul(v128.load(v + at), f32x4.splat(beta2)));
    v128.store(m + at, m1);
    v128.store(v + at, v1);
    const under = madd(f32x4.sqrt(v1), f32x4.splat(root), f32x4.splat(eps));
    const step = f32x4.div(f32x4.mul(m1, f32x4.splat(rate)), under);
    v128.store(weights + at, f32x4.sub(f32x4.mul(v128.load(weights + at), f32x4.splat(keep)), step));
  }
  for (; at < to; at += 4) {
    const g = load<f32>(gradient + at) * scale;
    const m1 = beta1 * load<f32>(m + at) + rest1 * g;
    const v1 = beta2 * load<f32>(v + at) + rest2 * g * g;
    store<f32>(m + at, m1);
    store<f32>(v + at, v1);
    store<f32>(weights + at, load<f32>(weights + at) * keep - (rate * m1) / (sqrt(v1) * root + eps));
  }
}
