/** Lengths of rows, with a derivative of 0 at length 0, as torch.linalg.vector_norm has it. */

import * as tf from '@tensorflow/tfjs-core';
import { differentiable } from '../../ops/differentiable';

/** √Σx², row by row. @param x [S, H] @returns [S] */
export function euclideanNorms(x: tf.Tensor2D): tf.Tensor1D {
  return differentiable([x], () => {
    const norms = tf.sqrt(tf.sum(tf.square(x), 1, true)); // [S, 1]
    const smallest = 1e-30; // a divisor for a row of zeros
    return {
      value: tf.reshape<tf.Rank.R1>(norms, [x.shape[0]]),
      saved: [tf.div(x, tf.maximum(norms, smallest))],
      backward: (dy, direction) => [tf.mul(direction, tf.expandDims(dy, 1))],
    };
  });
}

/** Σ|x|, row by row. @param x [S, H] @returns [S] */
export function manhattanNorms(x: tf.Tensor2D): tf.Tensor1D {
  return differentiable([x], () => ({
    value: tf.sum<tf.Tensor1D>(tf.abs(x), 1),
    saved: [tf.sign(x)],
    backward: (dy, signs) => [tf.mul(signs, tf.expandDims(dy, 1))],
  }));
}
