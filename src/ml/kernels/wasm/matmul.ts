/** Matrix products on WebAssembly: a transpose is the strides swapped. */

import type * as tf from '@tensorflow/tfjs-core';
import type { MatmulOptions } from '../contract';
import type { WasmRuntime } from './runtime';

/** A part must be worth its wake-up: about 10 µs of packing, or of multiplying. */
const packing = 20_000;
const multiplying = 250_000;
/** Rows of a part, at least: its block of the first factor is packed for all columns. */
const minRows = 16;

/** @param sums takes the sums of b's rows [n] */
export function matmulWasm(
  runtime: WasmRuntime,
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  { transposeA = false, transposeB = false, bias }: MatmulOptions,
  sums: tf.Tensor1D | null = null,
): tf.Tensor2D {
  const [m, k] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
  const n = b.shape[transposeB ? 0 : 1];
  const out = runtime.allocate<tf.Rank.R2>([m, n]);
  const [aRow = 0, aColumn = 0] = transposeA ? [1, m] : [k, 1];
  const [bRow = 0, bColumn = 0] = transposeB ? [1, k] : [n, 1];
  const [from, second, to] = [a, b, out].map(runtime.address);
  const { gemmDepth, packedSize } = runtime.sizes;
  const packed = runtime.shared(4 * packedSize(Math.min(k, gemmDepth()), n));
  for (let p = 0; p < k; p += gemmDepth()) {
    const depth = Math.min(gemmDepth(), k - p);
    runtime.run(
      'packB',
      [
        ...[(second ?? 0) + 4 * p * bRow, bRow, bColumn, depth, n, packed],
        ...[sums ? runtime.address(sums) : 0, p > 0 ? 1 : 0],
      ],
      (depth * n) / packing,
    );
    runtime.run(
      'gemm',
      [
        ...[(from ?? 0) + 4 * p * aColumn, aRow, aColumn, packed, to ?? 0, n, m, n, depth],
        ...[p > 0 ? 1 : 0, bias && p === 0 ? runtime.address(bias) : 0],
      ],
      Math.min(m / minRows, (m * n * depth) / multiplying),
    );
  }
  return out;
}

/** aᵀ·b and the sums of b's rows, which a weight's and a bias's gradients are. @param a [k, m] @param b [k, n] */
export function matmulAndSumsWasm(
  runtime: WasmRuntime,
  a: tf.Tensor2D,
  b: tf.Tensor2D,
): { product: tf.Tensor2D; sums: tf.Tensor1D } {
  const sums = runtime.allocate<tf.Rank.R1>([b.shape[1]]);
  return { product: matmulWasm(runtime, a, b, { transposeA: true }, sums), sums };
}
