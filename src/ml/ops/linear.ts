/** y = x·W + b, with W stored [in, out] so that no backend has to transpose it in the forward pass. */

import type * as tf from '@tensorflow/tfjs-core';
import { kernels } from '../kernels/select';
import { differentiable } from './differentiable';
import { matmul } from './matmul';

/**
 * dx = dy·Wᵀ, dW = xᵀ·dy, db = Σ dy over the rows.
 * @param x [T, in]
 * @param weight [in, out]
 * @param bias [out], or null for none
 * @param requiresGrad false where W and b are frozen: their gradients, half of the backward pass, are not computed then
 * @returns [T, out]
 */
export function linear(
  x: tf.Tensor2D,
  weight: tf.Tensor2D,
  bias: tf.Tensor1D | null,
  requiresGrad = true,
): tf.Tensor2D {
  if (!requiresGrad) {
    return differentiable([x], () => ({
      value: matmul(x, weight, bias ? { bias } : {}),
      saved: [weight],
      backward: (dy, weight) => [matmul(dy, weight, { transposeB: true })],
    }));
  }
  return differentiable(bias ? [x, weight, bias] : [x, weight], () => ({
    value: matmul(x, weight, bias ? { bias } : {}),
    saved: [x, weight],
    backward(dy, x, weight) {
      const dx = matmul(dy, weight, { transposeB: true });
      if (!bias) return [dx, matmul(x, dy, { transposeA: true })];
      const { product, sums } = kernels().matmulAndSums(x, dy);
      return [dx, product, sums];
    },
  }));
}
