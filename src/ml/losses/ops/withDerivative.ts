/** A value whose derivative is known in closed form when it is computed; what it is made of needs no gradient then. */

import * as tf from '@tensorflow/tfjs-core';
import { differentiable } from '../../ops/differentiable';

/**
 * @param x any shape
 * @param compute a number, and its derivative by `x`, in the shape of `x`
 */
export function withDerivative(
  x: tf.Tensor,
  compute: () => { readonly value: tf.Scalar; readonly derivative: tf.Tensor },
): tf.Scalar {
  return differentiable([x], () => {
    const { value, derivative } = compute();
    return { value, saved: [derivative], backward: (dy, derivative) => [tf.mul(derivative, dy)] };
  });
}

/** `x`, as a constant. */
export function constant<X extends tf.Tensor>(x: X): X {
  return differentiable([x], () => ({
    value: tf.clone(x),
    saved: [],
    backward: (dy) => [tf.zerosLike(dy)],
  }));
}
