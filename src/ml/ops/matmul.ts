/** The engine's one matrix product: either side transposed, a bias added. */

import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { matmulWasm } from '../kernels/wasm/matmul';
import { wasmKernels } from '../kernels/wasm/kernels';
import { inOneOrder } from '../kernels/webgpu/oneOrder';

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
  return kernels ? matmulWasm(kernels, a, b, options) : matmulReference(a, b, options);
}

export function matmulReference(a: tf.Tensor2D, b: tf.Tensor2D, options: MatmulOptions): tf.Tensor2D {
  const [k, m] = options.transposeA ? a.shape : [a.shape[1], a.shape[0]];
  const n = b.shape[options.transposeB ? 0 : 1];
  const product = () => tf.fused.matMul({ a, b, ...options });
  const backend = tf.backend();
  const computed = backend instanceof WebGPUBackend ? inOneOrder(backend, [m, k, n], product) : product();
  return tf.reshape(computed, [m, n]);
}
