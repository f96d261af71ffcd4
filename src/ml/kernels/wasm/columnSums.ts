/** Sums of rows on WebAssembly. */

import type * as tf from '@tensorflow/tfjs-core';
import type { WasmRuntime } from './runtime';

/** Σ over the rows of x ⊙ factor. @param x [T, n] @param factor [T, n], or null for ones @returns [n] */
export function columnSumsWasm(
  runtime: WasmRuntime,
  x: tf.Tensor2D,
  factor: tf.Tensor2D | null,
): tf.Tensor1D {
  const [rows, n] = x.shape;
  const out = runtime.allocate<tf.Rank.R1>([n]);
  const at = runtime.address;
  runtime.run(
    'columnSums',
    [at(x), factor ? at(factor) : 0, at(out), rows, n],
    Math.min(n / 32, x.size / 32_768),
  );
  return out;
}
