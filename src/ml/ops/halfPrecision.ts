/** Where float16 begins and ends (mixed precision: Micikevicius et al. 2018); the gradient is converted the other way. */

import type * as tf from '@tensorflow/tfjs-core';
import type { HalfKernels } from '../kernels/contract';
import { kernels } from '../kernels/select';
import { differentiable } from './differentiable';

/** @returns x stored as float16; it and its gradient must go through the engine's own ops */
export const toHalf = (x: tf.Tensor2D): tf.Tensor2D =>
  differentiable([x], () => ({
    value: halves().toHalf(x),
    saved: [],
    backward: (dy) => [halves().toFloat(dy)],
  }));

/** @param x stored as float16 @returns float32 */
export const toFloat = (x: tf.Tensor2D): tf.Tensor2D =>
  differentiable([x], () => ({
    value: halves().toFloat(x),
    saved: [],
    backward: (dy) => [halves().toHalf(dy)],
  }));

function halves(): HalfKernels {
  const { halves } = kernels();
  if (!halves) throw new TypeError('The device has no float16.');
  return halves;
}
