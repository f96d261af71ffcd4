import * as tf from '@tensorflow/tfjs-core';
import type { NormalizeKernels } from '../contract';

export const normalize: NormalizeKernels = {
  forward(x, eps) {
    const norms = tf.sqrt<tf.Tensor2D>(tf.sum(tf.square(x), 1, true));
    return { value: tf.div(x, tf.maximum(norms, eps)), norms };
  },
  backward(dy, value, norms, eps) {
    // A row shorter than eps is only divided by eps.
    const along = tf.mul(tf.sum(tf.mul(dy, value), 1, true), tf.cast(tf.greaterEqual(norms, eps), 'float32'));
    return tf.div(tf.sub(dy, tf.mul(value, along)), tf.maximum(norms, eps));
  },
};
