import * as tf from '@tensorflow/tfjs-core';
import type { LayerNormKernels } from '../contract';

export const layerNorm: LayerNormKernels = {
  forward(x, residual, gamma, beta, eps) {
    const z = residual ? tf.add(x, residual) : x;
    const centred = tf.sub(z, tf.mean(z, 1, true));
    const rstd = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), eps)); // [T, 1]
    const xhat = tf.mul<tf.Tensor2D>(centred, rstd);
    return { value: tf.add(tf.mul(xhat, gamma), beta), xhat, rstd: tf.reshape(rstd, [-1]) };
  },
  backward(dy, xhat, rstd, gamma) {
    const g = tf.mul(dy, gamma);
    const mean = tf.mean(g, 1, true); // [T, 1]
    const along = tf.mul(xhat, tf.mean(tf.mul(g, xhat), 1, true));
    return {
      dz: tf.mul(tf.sub(tf.sub(g, mean), along), tf.expandDims(rstd, 1)),
      dgamma: tf.sum(tf.mul(dy, xhat), 0),
      dbeta: tf.sum(dy, 0),
    };
  },
};
