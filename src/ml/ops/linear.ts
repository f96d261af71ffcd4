/** y = x·W + b, with W stored [in, out] so that no backend has to transpose it in the forward pass. */

import * as tf from '@tensorflow/tfjs-core';
import { columnSums } from './columnSums';
import { differentiable } from './differentiable';

/**
 * dx = dy·Wᵀ, dW = xᵀ·dy, db = Σ dy over the rows.
 * @param x [T, in]
 * @param weight [in, out]
 * @param bias [out]
 * @returns [T, out]
 */
export function linear(x: tf.Tensor2D, weight: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  return differentiable([x, weight, bias], () => ({
    value: tf.reshape<tf.Rank.R2>(tf.fused.matMul({ a: x, b: weight, bias }), [x.shape[0], weight.shape[1]]),
    saved: [x, weight],
    backward: (dy, x, weight) => [timesTransposed(dy, weight), transposedTimes(x, dy), columnSums(dy)],
  }));
}

// tfjs wasm hands only plain products to XNNPACK; with a transpose flag the same product takes ten times as long.
const plainOnly = () => tf.getBackend() === 'wasm';

/** a·bᵀ */
function timesTransposed(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  return plainOnly() ? tf.matMul(a, tf.transpose(b)) : tf.matMul(a, b, false, true);
}

/** aᵀ·b */
function transposedTimes(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  return plainOnly() ? tf.matMul(tf.transpose(a), b) : tf.matMul(a, b, true, false);
}
