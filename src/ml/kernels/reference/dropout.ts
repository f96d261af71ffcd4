import * as tf from '@tensorflow/tfjs-core';
import { dropoutFactor, dropThreshold, type Dropout } from '../dropoutMask';

/** @param x any shape */
export function dropout<R extends tf.Rank>(x: tf.Tensor<R>, site: Dropout): tf.Tensor<R> {
  const threshold = dropThreshold(site);
  const mask = Float32Array.from({ length: x.size }, (_, i) => dropoutFactor(site, threshold, i));
  return tf.mul(x, tf.tensor<R>(mask, x.shape));
}
