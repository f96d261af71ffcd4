/** Rows scaled to length 1, as torch.nn.functional.normalize; cosines are products of these. */

import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { normalizeWebgpu } from '../kernels/webgpu/normalize';
import { differentiable } from './differentiable';

export interface NormalizeKernels {
  /** x [S, H] → the rows scaled [S, H], and their lengths [S, 1] */
  forward(x: tf.Tensor2D, eps: number): { value: tf.Tensor2D; norms: tf.Tensor2D };
  /** dy, value [S, H], norms [S, 1] → dx [S, H] */
  backward(dy: tf.Tensor2D, value: tf.Tensor2D, norms: tf.Tensor2D, eps: number): tf.Tensor2D;
}

/**
 * x / max(‖x‖, eps), row by row.
 * @param x [S, H]
 * @param eps 1e-12 in torch's normalize, 1e-8 in its cosine_similarity
 * @returns [S, H]
 */
export function normalize(x: tf.Tensor2D, eps = 1e-12): tf.Tensor2D {
  const backend = tf.backend();
  const kernels = backend instanceof WebGPUBackend ? normalizeWebgpu(backend) : normalizeReference;
  return differentiable([x], () => {
    const { value, norms } = kernels.forward(x, eps);
    return {
      value,
      saved: [value, norms],
      backward: (dy, value, norms) => [kernels.backward(dy, value, norms, eps)],
    };
  });
}

export const normalizeReference: NormalizeKernels = {
  forward(x, eps) {
    const norms = tf.sqrt<tf.Tensor2D>(tf.sum(tf.square(x), 1, true));
    return { value: tf.div(x, tf.maximum(norms, eps)), norms };
  },
  backward(dy, value, norms, eps) {
    // A row shorter than eps is only divided by eps.
    const along = tf.mul(tf.sum(tf.mul(dy, value), 1, true), tf.cast(tf.greaterEqual(norms, eps), 'float32'));
    return tf.div(tf.sub(dy, tf.mul(value, along)), tf.maximum(norms, eps));
  },
};
