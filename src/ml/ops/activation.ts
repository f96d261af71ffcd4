/** The feed-forward layer's activation and its derivative: GELU (Hendrycks & Gimpel 2016), exact or by tanh, or ReLU. */

import * as tf from '@tensorflow/tfjs-core';
import { activationWasm } from '../kernels/wasm/activation';
import { kernelsInUse } from '../kernels/inUse';
import { activationWebgpu } from '../kernels/webgpu/activation';
import type { Activation } from '../model/types';
import { differentiable } from './differentiable';

/** x [T, M] → the value and its derivative there, which share most of their work: [T, M] each */
export type ActivationKernel = (
  x: tf.Tensor2D,
  activation: Activation,
) => { value: tf.Tensor2D; derivative: tf.Tensor2D };

/**
 * gelu: x·Φ(x); gelu_tanh: ½x·(1 + tanh(√(2/π)·(x + 0.044715x³))); relu: max(x, 0), as torch.nn.functional.
 * @param x [T, M]
 * @returns [T, M]
 */
export function gelu(x: tf.Tensor2D, activation: Activation): tf.Tensor2D {
  const kernel = kernelsInUse({
    wasm: activationWasm,
    webgpu: activationWebgpu,
    reference: activationReference,
  });
  return differentiable([x], () => {
    const { value, derivative } = kernel(x, activation);
    return { value, saved: [derivative], backward: (dy, derivative) => [tf.mul(dy, derivative)] };
  });
}

const rootTwoOverPi = Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

export const activationReference: ActivationKernel = (x, activation) => {
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
