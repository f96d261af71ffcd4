/** log(1 + eˣ), as torch.nn.functional.softplus. */

import * as tf from '@tensorflow/tfjs-core';
import { differentiable } from '../../ops/differentiable';

/** @param x any shape */
export function softplus<X extends tf.Tensor>(x: X): X {
  return differentiable([x], () => ({
    value: tf.add<X>(tf.relu(x), tf.log(tf.add(1, tf.exp(tf.mul(tf.abs(x), -1))))),
    saved: [tf.sigmoid(x)],
    backward: (dy, derivative) => [tf.mul(derivative, dy)],
  }));
}
