/** The Euclidean distance of every row to every other, through one matrix product. */

import * as tf from '@tensorflow/tfjs-core';
import { differentiable } from '../../ops/differentiable';
import { indicator } from './indicator';
import { matmul } from '../../ops/matmul';

/** Squared distances below this part of the squared lengths are float32's rounding: such rows are equal. */
const rounding = 1e-6;

/** ‖x[i] − x[j]‖, with a derivative of 0 where that is 0. @param x [B, H] @returns [B, B] */
export function pairwiseDistances(x: tf.Tensor2D): tf.Tensor2D {
  const [rows] = x.shape;
  return differentiable([x], () => {
    const squares = tf.sum(tf.square(x), 1, true); // [B, 1]
    const lengths = tf.add(squares, tf.reshape(squares, [1, rows])); // [B, B]
    const squared = tf.sub(lengths, tf.mul(matmul(x, x, { transposeB: true }), 2));
    const apart = indicator(tf.greater(squared, tf.mul(lengths, rounding)));
    const distances = tf.sqrt<tf.Tensor2D>(tf.mul(tf.mul(tf.relu(squared), apart), tf.sub(1, tf.eye(rows))));
    return {
      value: distances,
      saved: [x, distances],
      backward(dy, x, distances) {
        const apart = indicator(tf.greater(distances, 0));
        const derivative = tf.div<tf.Tensor2D>(tf.mul(dy, apart), tf.maximum(distances, 1e-20));
        const both = tf.add<tf.Tensor2D>(derivative, tf.transpose(derivative));
        return [tf.sub(tf.mul(x, tf.sum(both, 1, true)), matmul(both, x))];
      },
    };
  });
}
