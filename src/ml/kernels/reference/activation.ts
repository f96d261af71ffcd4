import * as tf from '@tensorflow/tfjs-core';
import type { Kernels } from '../contract';

const rootTwoOverPi = Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

export const activation: Kernels['activation'] = (x, activation) => {
  const half = tf.mul<tf.Tensor2D>(x, 0.5);
  if (activation === 'relu') return { value: tf.relu(x), derivative: tf.step(x) };
  if (activation === 'gelu') {
    const cdf = tf.mul<tf.Tensor2D>(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
    const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
    return { value: tf.mul(x, cdf), derivative: tf.add(cdf, tf.mul(x, density)) };
  }
  const square = tf.square(x);
  const tanh = tf.tanh(tf.mul(tf.mul(x, tf.add(tf.mul(square, cubic), 1)), rootTwoOverPi));
  const inner = tf.mul(tf.add(tf.mul(square, 3 * cubic), 1), rootTwoOverPi);
  const bend = tf.mul(tf.mul(half, tf.sub(1, tf.square(tanh))), inner);
  return {
    value: tf.mul(half, tf.add(tanh, 1)),
    derivative: tf.add(tf.mul(tf.add(tanh, 1), 0.5), bend),
  };
};
