/** GELU and ReLU with their derivatives, which share most of their work. */

import { exp4, madd, share } from './lanes';

/** @param kind 0: x·Φ(x); 1: its tanh form; 2: max(x, 0) @param x [n] @param value [n] @param derivative [n] */
export function activation(
  kind: i32, x: usize, value: usize, derivative: usize, n: i32, scratch: usize, part: i32, parts: i32,
): void {
  const from = share(n, 4, part, parts);
  const to = share(n, 4, part + 1, parts);
  let i = from;
  for (; i + 4 <= to; i += 4) {
    const at = <usize>i << 2;
    curve(kind, v128.load(x + at), value + at, derivative + at);
  }
  for (; i < to; i++) {
    const at = <usize>i << 2;
    const x4 = v128.load32_splat(x + at);
    if (kind == 0) {
      const c = cdf(x4);
      store<f32>(value + at, f32x4.extract_lane(f32x4.mul(x4, c), 0));
      store<f32>(derivative + at, f32x4.extract_lane(geluDerivative(x4, c), 0));
    } else if (kind == 1) {
      const t = tanhOf(x4);
      store<f32>(value + at, f32x4.extract_lane(tanhValue(x4, t), 0));
      store<f32>(derivative + at, f32x4.extract_lane(tanhDerivative(x4, t), 0));
    } else {
      const x1 = load<f32>(x + at);
      store<f32>(value + at, max<f32>(x1, 0));
      store<f32>(derivative + at, x1 > 0 ? 1 : 0);
    }
  }
}

// @ts-ignore: decorator
@inline
function curve(kind: i32, x: v128, value: usize, derivative: usize): void {
  if (kind == 0) {
    const c = cdf(x);
    v128.store(value, f32x4.mul(x, c));
    v128.store(derivative, geluDerivative(x, c));
  } else if (kind == 1) {
    const t = tanhOf(x);
    v128.store(value, tanhValue(x, t));
    v128.store(derivative, tanhDerivative(x, t));
  } else {
    const positive = f32x4.gt(x, f32x4.splat(0));
    v128.store(value, v128.and(x, positive));
    v128.store(derivative, v128.and(f32x4.splat(1), positive));
  }
}

// @ts-ignore: decorator
@inline
function gaussian(x: v128): v128 {
  return exp4(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

/** Φ by Abramowitz & Stegun 7.1.26: |error| < 1e-7. */
// @ts-ignore: decorator
@inline
function cdf(x: v128): v128 {
  const one = f32x4.splat(1);
  const t = f32x4.div(one, madd(f32x4.abs(x), f32x4.splat(0.3275911 * 0.70710678), one));
  let p = madd(t, f32x4.splat(1.061405429), f32x4.splat(-1.453152027));
  p = madd(p, t, f32x4.splat(1.421413741));
  p = madd(p, t, f32x4.splat(-0.284496736));
  p = madd(p, t, f32x4.splat(0.254829592));
  const tail = f32x4.mul(f32x4.mul(p, t), f32x4.mul(gaussian(x), f32x4.splat(0.5)));
  return v128.bitselect(tail, f32x4.sub(one, tail), f32x4.lt(x, f32x4.splat(0)));
}

// @ts-ignore: decorator
@inline
function geluDerivative(x: v128, c: v128): v128 {
  return madd(f32x4.mul(x, gaussian(x)), f32x4.splat(0.39894228), c);
}

const cubic: f32 = 0.044715;
const rootTwoOverPi: f32 = 0.79788456;

/** tanh(√(2/π)·(x + 0.044715x³)), by 1 − 2/(e²ᵘ + 1) */
// @ts-ignore: decorator
@inline
function tanhOf(x: v128): v128 {
  const one = f32x4.splat(1);
  const bend = madd(f32x4.mul(x, x), f32x4.splat(cubic), one);
  const u2 = f32x4.mul(f32x4.mul(x, bend), f32x4.splat(2 * rootTwoOverPi));
  return f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exp4(u2), one)));
}

// @ts-ignore: decorator
@inline
function tanhValue(x: v128, t: v128): v128 {
  return f32x4.mul(f32x4.mul(x, f32x4.splat(0.5)), f32x4.add(t, f32x4.splat(1)));
}

// @ts-ignore: decorator
@inline
function tanhDerivative(x: v128, t: v128): v128 {
  const one = f32x4.splat(1);
  const half = f32x4.splat(0.5);
  const inner = f32x4.mul(madd(f32x4.mul(x, x), f32x4.splat(3 * cubic), one), f32x4.splat(rootTwoOverPi));
  const steep = f32x4.mul(f32x4.sub(one, f32x4.mul(t, t)), inner);
  return madd(f32x4.mul(x, half), steep, f32x4.mul(f32x4.add(t, one), half));
}
