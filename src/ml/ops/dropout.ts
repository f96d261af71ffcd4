/**
 * Dropout (Srivastava et al. 2014) whose mask is a function of the element's index and a key: the same on every
 * backend, and made again in the backward pass instead of being stored.
 */

import * as tf from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { hash32, mixKey } from '../../core/random';
import { hostMemory } from '../kernels/host/memory';
import { dropoutWebgpu } from '../kernels/webgpu/dropout';
import { differentiable } from './differentiable';

/** Names a step's random numbers. */
export interface DropoutKey {
  readonly seed: number;
  readonly step: number;
}

/** One place of the model at one step. */
export interface Dropout {
  /** The share of elements that become 0, in [0, 1). */
  readonly rate: number;
  /** uint32 */
  readonly key: number;
}

/** The dropout of place number `site`; null where nothing is dropped. */
export function dropoutAt(key: DropoutKey | null, site: number, rate: number): Dropout | null {
  return key && rate > 0 ? { rate, key: mixKey(key.seed, key.step, site) } : null;
}

/** Elements whose random uint32 is below this are dropped. */
export const dropThreshold = ({ rate }: Dropout): number => Math.floor(rate * 2 ** 32);

/** What element `index` is multiplied by: 0, or 1/(1 − rate). */
export function dropoutFactor({ rate, key }: Dropout, threshold: number, index: number): number {
  return hash32(hash32(index) ^ key) < threshold ? 0 : 1 / (1 - rate);
}

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
  const memory = hostMemory();
  if (!memory) return applyDropoutReference(x, place);
  const y = memory.allocate<R>(x.shape);
  const xs = memory.view(x);
  const ys = memory.view(y);
  const threshold = dropThreshold(place);
  for (let i = 0; i < xs.length; i++) ys[i] = (xs[i] ?? 0) * dropoutFactor(place, threshold, i);
  return y;
}

export function applyDropoutReference<R extends tf.Rank>(x: tf.Tensor<R>, place: Dropout): tf.Tensor<R> {
  const threshold = dropThreshold(place);
  const mask = Float32Array.from({ length: x.size }, (_, i) => dropoutFactor(place, threshold, i));
  return tf.mul(x, tf.tensor<R>(mask, x.shape));
}
