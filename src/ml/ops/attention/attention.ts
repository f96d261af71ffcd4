/** Scaled dot-product attention (Vaswani et al. 2017) of several heads, each token seeing its own sentence only. */

import type * as tf from '@tensorflow/tfjs-core';
import type { AttentionShape } from '../../kernels/contract';
import { kernels } from '../../kernels/select';
import { differentiable } from '../differentiable';

/**
 * softmax(q·kᵀ/√d + b)·v in each sentence and head. With P = softmax(…), before dropout, and D its mask: dv = (D⊙P)ᵀ·dy,
 * dP = D⊙(dy·vᵀ), dS = P⊙(dP − Σ dP⊙P by row), dq = dS·k/√d, dk = dSᵀ·q/√d, db = Σ dS by distance.
 * @param q [T, H]
 * @param k [T, H]
 * @param v [T, H]
 * @param bias b by distance, as `distanceBias` gives it: token i's score of token j gets column j − i + L − 1, L being the
 * longest sentence's length. [heads, 2L − 1]
 * @returns [T, H]
 */
export function attention(
  q: tf.Tensor2D,
  k: tf.Tensor2D,
  v: tf.Tensor2D,
  shape: AttentionShape,
  bias: tf.Tensor2D | null = null,
): tf.Tensor2D {
  const { attention } = kernels();
  return differentiable(bias ? [q, k, v, bias] : [q, k, v], () => {
    const { context, probabilities } = attention.forward(q, k, v, shape, bias);
    return {
      value: context,
      saved: [q, k, v, probabilities, ...(bias ? [bias] : [])],
      backward: (dy, q, k, v, probabilities, ...[bias]) =>
        attention.backward(dy, q, k, v, probabilities, shape, bias ?? null),
    };
  });
}
