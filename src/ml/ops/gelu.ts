/** The feed-forward layer's activation and its derivative: GELU (Hendrycks & Gimpel 2016), exact or by tanh, or ReLU. */

import * as tf from '@tensorflow/tfjs-core';
import { activationHost } from '../kernels/host/activation';
import { hostMemory } from '../kernels/host/memory';
import type { Activation } from '../model/types';
import { differentiable } from './differentiable';

export interface ActivationKernels {
  /** x [T, M] → [T, M] */
  forward(x: tf.Tensor2D, activation: Activation): tf.Tensor2D;
  /** dy, x [T, M] → dx [T, M] */
  backward(dy: tf.Tensor2D, x: tf.Tensor2D, activation: Activation): tf.Tensor2D;
}

/**
 * gelu: x·Φ(x); gelu_tanh: ½x·(1 + tanh(√(2/π)·(x + 0.044715x³))); relu: max(x, 0), as torch.nn.functional.
 * @param x [T, M]
 * @returns [T, M]
 */
export function gelu(x: tf.Tensor2D, activation: Activation): tf.Tensor2D {
  const memory = hostMemory();
  const kernels = memory ? activationHost(memory) : activationReference;
  return differentiable([x], () => ({
    value: kernels.forward(x, activation),
    saved: [x],
    backward: (dy, x) => [kernels.backward(dy, x, activation)],
  }));
}

const rootTwoOverPi = Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

const half = (x: tf.Tensor2D) => tf.mul<tf.Tensor2D>(x, 0.5);
const normalCdf = (x: tf.Tensor2D) => half(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));
const tanhInner = (x: tf.Tensor2D) =>
  tf.tanh(tf.mul(tf.add(x, tf.mul(tf.mul(tf.square(x), x), cubic)), rootTwoOverPi));

export const activationReference: ActivationKernels = {
  forward(x, activation) {
    if (activation === 'relu') return tf.relu(x);
    if (activation === 'gelu') return tf.mul(x, normalCdf(x));
    return tf.mul(half(x), tf.add(tanhInner(x), 1));
  },
  backward(dy, x, activation) {
    if (activation === 'relu') return tf.mul(dy, tf.step(x));
    if (activation === 'gelu') {
      const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
      return tf.mul(dy, tf.add(normalCdf(x), tf.mul(x, density)));
    }
    const tanh = tanhInner(x);
    const inner = tf.mul(tf.add(tf.mul(tf.square(x), 3 * cubic), 1), rootTwoOverPi);
    const slope = tf.mul(tf.mul(half(x), tf.sub(1, tf.square(tanh))), inner);
    return tf.mul(dy, tf.add(half(tf.add(tanh, 1)), slope));
  },
};
