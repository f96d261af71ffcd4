/** Dropout in WGSL. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { dropThreshold, type Dropout } from '../../ops/dropoutMask';
import { elementwise } from './elementwise';

/** As in core/random.ts. */
export const hash32 = `
  fn hash32(seed : u32) -> u32 {
    var x = (seed ^ (seed >> 16u)) * 0x7feb352du;
    x = (x ^ (x >> 15u)) * 0x846ca68bu;
    return x ^ (x >> 16u);
  }`;

export function dropoutWebgpu<R extends tf.Rank>(
  backend: WebGPUBackend,
  x: tf.Tensor<R>,
  place: Dropout,
): tf.Tensor<R> {
  return elementwise(
    backend,
    'dropout',
    { x },
    'select(x[index] * uniforms.scale, 0.0, hash32(hash32(u32(index)) ^ uniforms.key) < uniforms.threshold)',
    [
      { name: 'key', type: 'uint32', value: place.key },
      { name: 'threshold', type: 'uint32', value: dropThreshold(place) },
      { name: 'scale', type: 'float32', value: 1 / (1 - place.rate) },
    ],
    hash32,
  );
}
