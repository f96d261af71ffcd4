/**
 * Dropout (Srivastava et al. 2014) whose mask is a function of the element's index and a key: the same on every
 * backend, and computed again in the backward pass instead of being stored.
 */

import type * as tf from '@tensorflow/tfjs-core';
import type { Dropout } from '../kernels/dropoutMask';
import { kernels } from '../kernels/select';
import { differentiable } from './differentiable';

/** @param x any shape; element i of its flat order is dropped by its index */
export function dropout<R extends tf.Rank>(x: tf.Tensor<R>, site: Dropout | null): tf.Tensor<R> {
  if (!site) return x;
  return differentiable([x], () => ({
    value: applyDropout(x, site),
    saved: [],
    backward: (dy) => [applyDropout(dy, site)],
  }));
}

/** The mask's product with x, without a gradient: for ops that have dropout inside. */
export const applyDropout = <R extends tf.Rank>(x: tf.Tensor<R>, site: Dropout | null): tf.Tensor<R> =>
  site ? kernels().dropout(x, site) : x.clone();
