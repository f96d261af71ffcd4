/** Layer normalisation with the residual sum before it. */

import { madd, share, total } from './lanes';

/** x, residual (0 for none), γ, β → value, x̂ [rows, n] and 1/σ [rows] */
export function layerNorm(
  x: usize, residual: usize, gamma: usize, beta: usize, eps: f32,
  value: usize, xhat: usize, rstd: usize,
  rows: i32, n: i32, scratch: usize, part: i32, parts: i32,
): void {
  const from = share(rows, 1, part, parts);
  const to = share(rows, 1, part + 1, parts);
  const bytes = <usize>n << 2;
  const whole = <usize>(n & ~3) << 2;
  for (let t = from; t < to; t++) {
    const row = <usize>t * bytes;
    const out = xhat + row;
    let sums = f32x4.splat(0);
    let sum: f32 = 0;
    let j: usize = 0;
    for (; j < whole; j += 16) {
      let z = v128.load(x + row + j);
      if (residual != 0) z = f32x4.add(z, v128.load(residual + row + j));
      v128.store(out + j, z);
      sums = f32x4.add(sums, z);
    }
    for (; j < bytes; j += 4) {
      const z = load<f32>(x + row + j) + (residual != 0 ? load<f32>(residual + row + j) : 0);
      store<f32>(out + j, z);
      sum += z;
    }
    const mean = (total(sums) + sum) / <f32>n;
    const mean4 = f32x4.splat(mean);
    let squares = f32x4.splat(0);
    let square: f32 = 0;
    for (j = 0; j < whole; j += 16) {
      const d = f32x4.sub(v128.load(out + j), mean4);
      squares = madd(d, d, squares);
    }
    for (; j < bytes; j += 4) square += (load<f32>(out + j) - mean) * (load<f32>(out + j) - mean);
    const r: f32 = 1 / sqrt((total(squares) + square) / <f32>n + eps);
    store<f32>(rstd + (<usize>t << 2), r);
    const r4 = f32x4.splat(r);
    for (j = 0; j < whole; j += 16) {
      const hat = f32x4.mul(f32x4.sub(v128.load(out + j), mean4), r4);
      v128.store(out + j, hat);
      v128.store(value + row + j, madd(hat, v128.load(gamma + j), v128.load(beta + j)));
    }
    for (; j < bytes; j += 4) {
      const hat = (load<f32>(out + j) - mean) * r;
      store<f32>(out + j, hat);
      store<f32>(value + row + j, hat * load<f32>(gamma + j) + load<f32>(beta + j));
    }
  }
}

/** dy, x̂ [rows, n], 1/σ [rows], γ [n] → dz [rows, n]; dγ and dβ are `columnSums` with a factor x̂ and without. */
export function layerNormBackward(
  dy: usize, xhat: usize, rstd: usize, gamma: usize, dz: usize,
  rows: i32, n: i32, scratch: usize, part: i32, parts: i32,
): void {
  const from = share(rows, 1, part, parts);
  const to = share(rows, 1, part + 1, parts);
  const bytes = <usize>n << 2;
  const whole = <usize>(n & ~3) << 2;
  for (let t = from; t < to; t++) {
    const d = dy + <usize>t * bytes;
    const hat = xhat + <usize>t * bytes;
    const out = dz + <usize>t * bytes;
    let sums = f32x4.splat(0);
    let alongs = f32x4.splat(0);
    let sum: f32 = 0;
    let along: f32 = 0;
    let j: usize = 0;
    for (; j < whole; j += 16) {
      const g = f32x4.mul(v128.load(d + j), v128.load(gamma + j));
      sums = f32x4.add(sums, g);
      alongs = madd(g, v128.load(hat + j), alongs);
    }
    for (; j < bytes; j += 4) {
      const g = load<f32>(d + j) * load<f32>(gamma + j);
      sum += g;
      along += g * load<f32>(hat + j);
    }
    const mean = (total(sums) + sum) / <f32>n;
    const meanAlong = (total(alongs) + along) / <f32>n;
    const r = load<f32>(rstd + (<usize>t << 2));
    for (j = 0; j < whole; j += 16) {
      const g = f32x4.mul(v128.load(d + j), v128.load(gamma + j));
      const away = madd(v128.load(hat + j), f32x4.splat(meanAlong), f32x4.splat(mean));
      v128.store(out + j, f32x4.mul(f32x4.sub(g, away), f32x4.splat(r)));
    }
    for (; j < bytes; j += 4) {
      const g = load<f32>(d + j) * load<f32>(gamma + j);
      store<f32>(out + j, r * (g - mean - load<f32>(hat + j) * meanAlong));
    }
  }
}
