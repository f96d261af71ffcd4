/** Every product of two sets of vectors, and the loss that wants the diagonal's to be the largest of their rows. */

import * as tf from '@tensorflow/tfjs-core';
import { differentiable } from '../../ops/differentiable';
import { matmul } from '../../ops/matmul';

/** Taken off a score, so that no softmax and no maximum sees it. */
export const unseen = 1e9;

/** a·bᵀ: a [B, H], b [C, H] → [B, C] */
export function dotProducts(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  return differentiable([a, b], () => ({
    value: matmul(a, b, { transposeB: true }),
    saved: [a, b],
    backward: (dy, a, b) => [matmul(dy, b), matmul(dy, a, { transposeA: true })],
  }));
}

/**
 * The mean over the rows of −log softmax(scores)[i, i], as torch.nn.functional.cross_entropy with targets 0, 1, 2, ….
 * @param scores [B, C], C ≥ B
 */
export const crossEntropyToDiagonal = (scores: tf.Tensor2D): tf.Scalar =>
  crossEntropy(scores, () => tf.eye(...scores.shape));

/**
 * The mean over the rows of −log softmax(scores)[i, target of i], as torch.nn.functional.cross_entropy.
 * @param scores [B, C]
 * @param targets a single 1 in each row, a constant [B, C]
 */
export function crossEntropy(scores: tf.Tensor2D, targets: () => tf.Tensor): tf.Scalar {
  const [rows] = scores.shape;
  return differentiable([scores], () => {
    const target = targets();
    const shifted = tf.sub(scores, tf.max(scores, 1, true));
    const logSum = tf.log(tf.sum(tf.exp(shifted), 1)); // [B]
    const own = tf.sum(tf.mul(shifted, target), 1); // [B]
    return {
      value: tf.mean<tf.Scalar>(tf.sub(logSum, own)),
      saved: [tf.sub(tf.softmax(scores), target)],
      backward: (dy, derivative) => [tf.mul(derivative, tf.div(dy, rows))],
    };
  });
}
