/** The engine's one matrix product: either side transposed, a bias added. */

import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { matmulAndSumsWasm, matmulWasm } from '../kernels/wasm/matmul';
import { wasmKernels } from '../kernels/wasm/kernels';
import { matmulAndSumsWebgpu, matmulWebgpu } from '../kernels/webgpu/matmul';
import { columnSums } from './columnSums';

export interface MatmulOptions {
  /** `a` is stored [k, m]. */
  readonly transposeA?: boolean;
  /** `b` is stored [n, k]. */
  readonly transposeB?: boolean;
  /** [n] */
  readonly bias?: tf.Tensor1D;
}

/** a [m, k] · b [k, n] + bias → [m, n]; without a gradient of its own. */
export function matmul(a: tf.Tensor2D, b: tf.Tensor2D, options: MatmulOptions = {}): tf.Tensor2D {
  const kernels = wasmKernels();
  if (kernels) return matmulWasm(kernels, a, b, options);
  const backend = tf.backend();
  if (backend instanceof WebGPUBackend) return matmulWebgpu(backend, a, b, options);
  return matmulReference(a, b, options);
}

/** aᵀ·b and the sums of b's rows, as the gradients of a weight and its bias. @param a [k, m] @param b [k, n] */
export function matmulAndSums(a: tf.Tensor2D, b: tf.Tensor2D): { product: tf.Tensor2D; sums: tf.Tensor1D } {
  const kernels = wasmKernels();
  if (kernels) return matmulAndSumsWasm(kernels, a, b);
  const backend = tf.backend();
  if (backend instanceof WebGPUBackend) return matmulAndSumsWebgpu(backend, a, b);
  return { product: matmul(a, b, { transposeA: true }), sums: columnSums(b) };
}

export function matmulReference(a: tf.Tensor2D, b: tf.Tensor2D, options: MatmulOptions): tf.Tensor2D {
  const m = a.shape[options.transposeA ? 1 : 0];
  const n = b.shape[options.transposeB ? 0 : 1];
  return tf.reshape(tf.fused.matMul({ a, b, ...options }), [m, n]);
}
