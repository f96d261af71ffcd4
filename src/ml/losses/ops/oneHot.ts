/** One-hot rows, of any number of columns (tf.oneHot wants two at least). */

import * as tf from '@tensorflow/tfjs-core';
import { indicator } from './indicator';

/** 1 at each index, 0 elsewhere. @param indices int32 [...] @returns [..., size] */
export function oneHot(indices: tf.Tensor, size: number): tf.Tensor {
  const columns = tf.range(0, size, 1, 'int32');
  return indicator(tf.equal(tf.reshape(indices, [...indices.shape, 1]), columns));
}
