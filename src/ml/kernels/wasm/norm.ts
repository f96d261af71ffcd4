/** The common norm of many tensors on WebAssembly. */

import type * as tf from '@tensorflow/tfjs-core';
import type { WasmKernels } from './kernels';

/** Σ x² over all tensors, in float64. */
export function sumOfSquaresWasm(kernels: WasmKernels, tensors: Iterable<tf.Tensor>): number {
  let sum = 0;
  for (const tensor of tensors) {
    const parts = kernels.sizes.squareParts(tensor.size);
    const out = kernels.allocate<tf.Rank.R1>([2 * parts]);
    kernels.run('squares', [kernels.address(tensor), kernels.address(out), tensor.size], parts / 4);
    const { buffer, byteOffset } = kernels.view(out);
    for (const part of new Float64Array(buffer, byteOffset, parts)) sum += part;
    out.dispose();
  }
  return sum;
}
