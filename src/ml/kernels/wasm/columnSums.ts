/** Sums of rows on WebAssembly. */

import type * as tf from '@tensorflow/tfjs-core';
import type { WasmKernels } from './kernels';

/** Σ over the rows of x ⊙ factor. @param x [T, n] @param factor [T, n], or null for ones @returns [n] */
export function columnSumsWasm(
  kernels: WasmKernels,
  x: tf.Tensor2D,
  factor: tf.Tensor2D | null,
): tf.Tensor1D {
  const [rows, n] = x.shape;
  const out = kernels.allocate<tf.Rank.R1>([n]);
  const at = kernels.address;
  kernels.run(
    'columnSums',
    [at(x), factor ? at(factor) : 0, at(out), rows, n],
    Math.min(n / 32, x.size / 32_768),
  );
  return out;
}
