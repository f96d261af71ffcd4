import * as tf from '@tensorflow/tfjs-core';

export const globalNorm = (tensors: readonly tf.Tensor[]): tf.Scalar =>
  tf.tidy(() => {
    const squares = tensors.map((x) => tf.reshape<tf.Rank.R1>(tf.sum(tf.square(x)), [1]));
    return tf.sqrt(tf.sum<tf.Scalar>(tf.concat(squares)));
  });
