/** Layer normalisation of each row (Ba et al. 2016), with the residual sum before it that a Transformer block has. */

import * as tf from '@tensorflow/tfjs-core';
import { kernelsInUse } from '../kernels/inUse';
import { layerNormWasm } from '../kernels/wasm/layerNorm';
import { layerNormWebgpu } from '../kernels/webgpu/layerNorm';
import { differentiable } from './differentiable';

export interface LayerNormKernels {
  /** x, residual [T, H], γ, β [H] → value, x̂ [T, H] and 1/σ [T] */
  forward(
    x: tf.Tensor2D,
    residual: tf.Tensor2D | null,
    gamma: tf.Tensor1D,
    beta: tf.Tensor1D,
    eps: number,
  ): { value: tf.Tensor2D; xhat: tf.Tensor2D; rstd: tf.Tensor1D };
  /** dy, x̂ [T, H], 1/σ [T], γ [H] → the gradients of z [T, H], γ and β [H] */
  backward(
    dy: tf.Tensor2D,
    xhat: tf.Tensor2D,
    rstd: tf.Tensor1D,
    gamma: tf.Tensor1D,
  ): { dz: tf.Tensor2D; dgamma: tf.Tensor1D; dbeta: tf.Tensor1D };
}

/**
 * γ·(z − mean z)/√(var z + eps) + β with z = x + residual and the biased variance, as torch.nn.LayerNorm.
 * @param x [T, H]
 * @param residual [T, H], or null for none
 * @param gamma [H]
 * @param beta [H]
 * @returns [T, H]
 */
export function layerNorm(
  x: tf.Tensor2D,
  residual: tf.Tensor2D | null,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  eps: number,
): tf.Tensor2D {
  const kernels = kernelsInUse({
    wasm: layerNormWasm,
    webgpu: layerNormWebgpu,
    reference: layerNormReference,
  });
  const terms = residual ? [x, residual] : [x];
  return differentiable([...terms, gamma, beta], () => {
    const { value, xhat, rstd } = kernels.forward(x, residual, gamma, beta, eps);
    return {
      value,
      saved: [xhat, rstd],
      backward(dy, xhat, rstd) {
        const { dz, dgamma, dbeta } = kernels.backward(dy, xhat, rstd, gamma);
        return [...(residual ? [dz, dz.clone()] : [dz]), dgamma, dbeta];
      },
    };
  });
}

export const layerNormReference: LayerNormKernels = {
  forward(x, residual, gamma, beta, eps) {
    const z = residual ? tf.add(x, residual) : x;
    const centred = tf.sub(z, tf.mean(z, 1, true));
    const rstd = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), eps)); // [T, 1]
    const xhat = tf.mul<tf.Tensor2D>(centred, rstd);
    return { value: tf.add(tf.mul(xhat, gamma), beta), xhat, rstd: tf.reshape(rstd, [-1]) };
  },
  backward(dy, xhat, rstd, gamma) {
    const g = tf.mul(dy, gamma);
    const mean = tf.mean(g, 1, true); // [T, 1]
    const along = tf.mul(xhat, tf.mean(tf.mul(g, xhat), 1, true));
    return {
      dz: tf.mul(tf.sub(tf.sub(g, mean), along), tf.expandDims(rstd, 1)),
      dgamma: tf.sum(tf.mul(dy, xhat), 0),
      dbeta: tf.sum(dy, 0),
    };
  },
};
