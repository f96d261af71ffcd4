/** 1 where a condition holds, 0 elsewhere, as true floats. */

import * as tf from '@tensorflow/tfjs-core';

/**
 * On WebGPU tf.cast leaves a condition's integers as they are and only calls them floats, which some kernels, such as
 * the transpose in a sum over a middle axis, cannot compile with; a product makes floats of them.
 */
export function indicator<X extends tf.Tensor>(condition: X): X {
  return tf.mul<X>(tf.cast(condition, 'float32'), 1);
}
