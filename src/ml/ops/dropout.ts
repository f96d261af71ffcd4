/**
 * Dropout (Srivastava et al. 2014) whose mask is a function of the element's index and a key: the same on every
 * backend, and made again in the backward pass instead of being stored.
 */

import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { dropoutWasm } from '../kernels/wasm/dropout';
import { wasmKernels } from '../kernels/wasm/kernels';
import { dropoutWebgpu } from '../kernels/webgpu/dropout';
import { differentiable } from './differentiable';
import { dropoutFactor, dropThreshold, type Dropout } from './dropoutMask';

/** @param x any shape; element i of its flat order is dropped by its index */
export function dropout<R extends tf.Rank>(x: tf.Tensor<R>, place: Dropout | null): tf.Tensor<R> {
  if (!place) return x;
  return differentiable([x], () => ({
    value: applyDropout(x, place),
    saved: [],
    backward: (dy) => [applyDropout(dy, place)],
  }));
}

/** The mask's product with x, without a gradient: for ops that have dropout inside. */
export function applyDropout<R extends tf.Rank>(x: tf.Tensor<R>, place: Dropout | null): tf.Tensor<R> {
  if (!place) return x.clone();
  const backend = tf.backend();
  if (backend instanceof WebGPUBackend) return dropoutWebgpu(backend, x, place);
  const kernels = wasmKernels();
  return kernels ? dropoutWasm(kernels, x, place) : applyDropoutReference(x, place);
}

export function applyDropoutReference<R extends tf.Rank>(x: tf.Tensor<R>, place: Dropout): tf.Tensor<R> {
  const threshold = dropThreshold(place);
  const mask = Float32Array.from({ length: x.size }, (_, i) => dropoutFactor(place, threshold, i));
  return tf.mul(x, tf.tensor<R>(mask, x.shape));
}
