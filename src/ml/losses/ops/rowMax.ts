/** The largest number of each row, with a derivative by one of them, as torch.max over a dimension has it. */

import * as tf from '@tensorflow/tfjs-core';
import { differentiable } from '../../ops/differentiable';
import { oneHot } from './oneHot';

/** @param x [R, C] @returns [R, 1] */
export function rowMax(x: tf.Tensor2D): tf.Tensor2D {
  return differentiable([x], () => ({
    value: tf.max<tf.Tensor2D>(x, 1, true),
    saved: [oneHot(tf.argMax(x, 1), x.shape[1])],
    backward: (dy, chosen) => [tf.mul(chosen, dy)],
  }));
}

/** The smallest ones. @param x [R, C] @returns [R, 1] */
export const rowMin = (x: tf.Tensor2D): tf.Tensor2D => tf.mul(rowMax(tf.mul<tf.Tensor2D>(x, -1)), -1);
