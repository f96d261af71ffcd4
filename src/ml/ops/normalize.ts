/** Rows scaled to length 1, as torch.nn.functional.normalize; cosines are products of these. */

import * as tf from '@tensorflow/tfjs-core';
import { differentiable } from './differentiable';

/**
 * x / max(‖x‖, eps), row by row.
 * @param x [S, H]
 * @param eps 1e-12 in torch's normalize, 1e-8 in its cosine_similarity
 * @returns [S, H]
 */
export function normalize(x: tf.Tensor2D, eps = 1e-12): tf.Tensor2D {
  return differentiable([x], () => {
    const norm = tf.sqrt(tf.sum(tf.square(x), 1, true)); // [S, 1]
    const value = tf.div<tf.Tensor2D>(x, tf.maximum(norm, eps));
    return {
      value,
      saved: [value, norm],
      backward(dy, y, norm) {
        // A row shorter than eps is only divided by eps.
        const along = tf.mul(tf.sum(tf.mul(dy, y), 1, true), tf.cast(tf.greaterEqual(norm, eps), 'float32'));
        return [tf.div(tf.sub(dy, tf.mul(y, along)), tf.maximum(norm, eps))];
      },
    };
  });
}
