/** Dropout in WGSL. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { allocateLike } from '../../tfjs/halves';
import { dropoutNumbers, type Dropout } from '../dropoutMask';
import { flat, launch, type Shader } from './launch';

/** As in core/random.ts. */
export const hash32 = `
  fn hash32(seed : u32) -> u32 {
    var x = (seed ^ (seed >> 16u)) * 0x7feb352du;
    x = (x ^ (x >> 15u)) * 0x846ca68bu;
    return x ^ (x >> 16u);
  }`;

const shader: Shader = {
  name: 'dropout',
  writes: { y: 'f32' },
  reads: { x: 'f32' },
  uniforms: { size: 'u32', key: 'u32', threshold: 'u32', scale: 'f32' },
  workgroup: [64, 1],
  head: hash32,
  body: `
    if (index >= u.size) { return; }
    y[index] = select(x[index] * u.scale, 0.0, hash32(hash32(index) ^ u.key) < u.threshold);`,
};

export function dropoutWebgpu<R extends tf.Rank>(
  backend: WebGPUBackend,
  x: tf.Tensor<R>,
  site: Dropout,
): tf.Tensor<R> {
  const y = allocateLike<R>(backend, x.shape, x);
  launch(backend, shader, {
    writes: [y],
    reads: [x],
    uniforms: [x.size, ...dropoutNumbers(site)],
    groups: flat(x.size, shader.workgroup),
  });
  return y;
}
