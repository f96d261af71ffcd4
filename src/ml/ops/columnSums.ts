/** The sum of a matrix's rows, as the gradients of biases and scales need it. */

import * as tf from '@tensorflow/tfjs-core';
import { columnSumsWasm } from '../kernels/wasm/columnSums';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { wasmKernels } from '../kernels/wasm/kernels';
import { columnSumsWebgpu } from '../kernels/webgpu/columnSums';

/** @param x [T, n] @returns [n] */
export function columnSums(x: tf.Tensor2D): tf.Tensor1D {
  const kernels = wasmKernels();
  if (kernels) return columnSumsWasm(kernels, x, null);
  const backend = tf.backend();
  return backend instanceof WebGPUBackend ? columnSumsWebgpu(backend, x) : columnSumsReference(x);
}

export function columnSumsReference(x: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(x, 0);
}
