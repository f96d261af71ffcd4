import * as tf from '@tensorflow/tfjs-core';

/** @param x [T, n] @returns [n] */
export const columnSums = (x: tf.Tensor2D): tf.Tensor1D => tf.sum(x, 0);
