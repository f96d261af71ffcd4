/** The activation of a Dense module and its derivative, as the class of its name in torch.nn. */

import * as tf from '@tensorflow/tfjs-core';
import type { DenseActivation } from '../model/types';
import { differentiable } from './differentiable';
import { gelu } from './activation';

/** @param x [S, D] @returns [S, D] */
export function denseActivation(x: tf.Tensor2D, activation: DenseActivation): tf.Tensor2D {
  if (activation === 'identity') return x;
  if (activation === 'gelu' || activation === 'relu') return gelu(x, activation);
  return differentiable([x], () => {
    const { value, derivative } = curves[activation](x);
    return { value, saved: [derivative], backward: (dy, derivative) => [tf.mul(dy, derivative)] };
  });
}

type Curve = (x: tf.Tensor2D) => { value: tf.Tensor2D; derivative: tf.Tensor2D };

const curves: Readonly<Record<'tanh' | 'sigmoid' | 'silu', Curve>> = {
  tanh(x) {
    const value = tf.tanh(x);
    return { value, derivative: tf.sub(1, tf.square(value)) };
  },
  sigmoid(x) {
    const value = tf.sigmoid(x);
    return { value, derivative: tf.mul(value, tf.sub(1, value)) };
  },
  silu(x) {
    const gate = tf.sigmoid(x);
    const value = tf.mul<tf.Tensor2D>(x, gate);
    return { value, derivative: tf.add(gate, tf.mul(value, tf.sub(1, gate))) };
  },
};
