/** Layer normalisation of each row (Ba et al. 2016), with the residual sum before it that a Transformer block has. */

import * as tf from '@tensorflow/tfjs-core';
import { kernels } from '../kernels/select';
import { differentiable } from './differentiable';

/**
 * γ·(z − mean z)/√(var z + eps) + β with z = x + residual and the biased variance, as torch.nn.LayerNorm. With
 * x̂ = (z − mean z)/σ and g = γ⊙dy: dz = (g − mean g − x̂·mean(g⊙x̂))/σ, dγ = Σ dy⊙x̂ and dβ = Σ dy over the rows.
 * @param x [T, H]
 * @param residual [T, H], or null for none
 * @param gamma [H]
 * @param beta [H], or null for none
 * @returns [T, H]
 */
export function layerNorm(
  x: tf.Tensor2D,
  residual: tf.Tensor2D | null,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D | null,
  eps: number,
): tf.Tensor2D {
  const { layerNorm } = kernels();
  const terms = residual ? [x, residual] : [x];
  return differentiable([...terms, gamma, ...(beta ? [beta] : [])], () => {
    const { value, xhat, rstd } = layerNorm.forward(x, residual, gamma, beta ?? tf.zerosLike(gamma), eps);
    return {
      value,
      saved: [xhat, rstd],
      backward(dy, xhat, rstd) {
        const { dz, dgamma, dbeta } = layerNorm.backward(dy, xhat, rstd, gamma);
        return [...(residual ? [dz, dz.clone()] : [dz]), dgamma, ...(beta ? [dbeta] : [])];
      },
    };
  });
}
