/** The feed-forward layer's activation: GELU (Hendrycks & Gimpel 2016), exact or by tanh, or ReLU. */

import * as tf from '@tensorflow/tfjs-core';
import { kernels } from '../kernels/select';
import type { Activation } from '../model/types';
import { differentiable } from './differentiable';

/**
 * gelu: x·Φ(x); gelu_tanh: ½x·(1 + tanh(√(2/π)·(x + 0.044715x³))); relu: max(x, 0), as torch.nn.functional.
 * @param x [T, M]
 * @returns [T, M]
 */
export function gelu(x: tf.Tensor2D, activation: Activation): tf.Tensor2D {
  return differentiable([x], () => {
    const { value, derivative } = kernels().activation(x, activation);
    return { value, saved: [derivative], backward: (dy, derivative) => [tf.mul(dy, derivative)] };
  });
}
