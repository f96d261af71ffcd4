/** The sum of a matrix's rows, as the gradients of biases and scales need it. */

import * as tf from '@tensorflow/tfjs-core';
import { columnSumsWasm } from '../kernels/wasm/columnSums';
import { wasmKernels } from '../kernels/wasm/kernels';

/** @param x [T, n] @returns [n] */
export function columnSums(x: tf.Tensor2D): tf.Tensor1D {
  const kernels = wasmKernels();
  return kernels ? columnSumsWasm(kernels, x, null) : columnSumsReference(x);
}

export function columnSumsReference(x: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(x, 0);
}
