/** A frozen linear layer with a product of low rank beside it (Hu et al. 2021): y = x·W + b + s·dropout(x)·A·B. */

import * as tf from '@tensorflow/tfjs-core';
import type { Dropout } from '../kernels/dropoutMask';
import { differentiable } from './differentiable';
import { applyDropout } from './dropout';
import { matmul } from './matmul';

export interface LowRank {
  /** [in, r] */
  readonly a: tf.Tensor2D;
  /** [r, out] */
  readonly b: tf.Tensor2D;
  /** s, which is alpha / r. */
  readonly scale: number;
  /** Of what A sees; W sees all. */
  readonly dropout: Dropout | null;
}

/**
 * With u = dropout(x): dA = s·uᵀ·dy·Bᵀ, dB = s·(u·A)ᵀ·dy, dx = dy·Wᵀ + dropout(s·dy·Bᵀ·Aᵀ). W and b have no gradient.
 * @param x [T, in]
 * @param weight [in, out]
 * @param bias [out], or null for none
 * @param needsInputGrad false where nothing that x comes from trains: its gradient is not computed then
 * @returns [T, out]
 */
export function loraLinear(
  x: tf.Tensor2D,
  weight: tf.Tensor2D,
  bias: tf.Tensor1D | null,
  { a, b, scale, dropout }: LowRank,
  needsInputGrad = true,
): tf.Tensor2D {
  return differentiable(needsInputGrad ? [x, a, b] : [a, b], () => {
    const low = tf.mul<tf.Tensor2D>(matmul(applyDropout(x, dropout), a), scale); // s·u·A, [T, r]
    return {
      value: tf.add<tf.Tensor2D>(matmul(x, weight, bias ? { bias } : {}), matmul(low, b)),
      saved: [x, weight, a, b, low],
      backward(dy, x, weight, a, b, low) {
        const dlow = tf.mul<tf.Tensor2D>(matmul(dy, b, { transposeB: true }), scale); // [T, r]
        const da = matmul(applyDropout(x, dropout), dlow, { transposeA: true });
        const db = matmul(low, dy, { transposeA: true });
        if (!needsInputGrad) return [da, db];
        const dropped = applyDropout(matmul(dlow, a, { transposeB: true }), dropout);
        return [tf.add(matmul(dy, weight, { transposeB: true }), dropped), da, db];
      },
    };
  });
}
