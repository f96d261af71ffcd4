/** The gated feed-forward layer's activation (Shazeer 2020, GLU variants). */

import * as tf from '@tensorflow/tfjs-core';
import { kernels } from '../kernels/select';
import type { Activation } from '../model/types';
import { differentiable } from './differentiable';

/**
 * f(a)⊙g for x = [a, g]: da = dy⊙g⊙f′(a) and dg = dy⊙f(a).
 * @param x [T, 2M]
 * @returns [T, M]
 */
export function gatedActivation(x: tf.Tensor2D, activation: Activation): tf.Tensor2D {
  return differentiable([x], () => {
    const width = x.shape[1] / 2;
    const gate = tf.slice(x, [0, width], [-1, width]);
    const { value, derivative } = kernels().activation(tf.slice(x, [0, 0], [-1, width]), activation);
    return {
      value: tf.mul<tf.Tensor2D>(value, gate),
      saved: [value, derivative, gate],
      backward: (dy, value, derivative, gate) => [
        tf.concat2d([tf.mul(tf.mul(dy, gate), derivative), tf.mul(dy, value)], 1),
      ],
    };
  });
}
