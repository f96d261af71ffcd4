/** The common norm of many tensors on WebAssembly. */

import * as tf from '@tensorflow/tfjs-core';
import type { WasmRuntime } from './runtime';

/** √Σ‖x‖² over all tensors, summed in float64. */
export function globalNormWasm(runtime: WasmRuntime, tensors: readonly tf.Tensor[]): tf.Scalar {
  let sum = 0;
  for (const tensor of tensors) {
    const parts = runtime.sizes.squareParts(tensor.size);
    const out = runtime.allocate<tf.Rank.R1>([2 * parts]);
    runtime.run('squares', [runtime.address(tensor), runtime.address(out), tensor.size], parts / 4);
    const { buffer, byteOffset } = runtime.view(out);
    for (const part of new Float64Array(buffer, byteOffset, parts)) sum += part;
    out.dispose();
  }
  return tf.scalar(Math.sqrt(sum));
}
