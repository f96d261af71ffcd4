/** Matrix products in WGSL. Every sum is made by one invocation in the order of its terms, so that it is always the same. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import type { MatmulOptions } from '../../contract';
import { allocateHalf, isHalf } from '../../../tfjs/halves';
import { allocateOnGpu } from '../../../tfjs/internals';
import { inFours, launch } from '../launch';
import type { Layout, Tiling } from './layout';
import { tilingOf, tilings, type TilingName } from './tiling';

const made = new Map<string, Tiling>();

/**
 * @param sums takes the sums of b's rows [n]
 */
export function matmulWebgpu(
  backend: WebGPUBackend,
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  { transposeA = false, transposeB = false, bias }: MatmulOptions,
  tiling: TilingName = tilingOf(backend.device),
  sums: tf.Tensor1D | null = null,
): tf.Tensor2D {
  const [m, k] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
  const n = b.shape[transposeB ? 0 : 1];
  // Of two, it is the gradient of a weight.
  const allocate = isHalf(a) && !isHalf(b) ? allocateHalf : allocateOnGpu;
  const out = allocate<tf.Rank.R2>(backend, [m, n]);
  const layout = {
    transposeA,
    transposeB,
    biased: bias !== undefined,
    sums: sums !== null,
    foursA: inFours(a.shape[1]),
    foursB: inFours(b.shape[1]),
    foursOut: inFours(n),
  };
  const { shader, rows, columns } = tiledAs(tiling, layout);
  launch(backend, shader, {
    writes: sums ? [out, sums] : [out],
    reads: [a, b, ...(bias ? [bias] : [])],
    uniforms: [m, n, k],
    groups: [Math.ceil(n / columns), Math.ceil(m / rows)],
  });
  return out;
}

/** aᵀ·b and the sums of b's rows, which a weight's and a bias's gradients are. @param a [k, m] @param b [k, n] */
export function matmulAndSumsWebgpu(
  backend: WebGPUBackend,
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  tiling?: TilingName,
): { product: tf.Tensor2D; sums: tf.Tensor1D } {
  const sums = allocateOnGpu<tf.Rank.R1>(backend, [b.shape[1]]);
  return { product: matmulWebgpu(backend, a, b, { transposeA: true }, tiling, sums), sums };
}

function tiledAs(tiling: TilingName, layout: Layout): Tiling {
  const name = ['matmul', tiling, ...Object.entries(layout).flatMap(([key, on]) => (on ? [key] : []))].join(
    '_',
  );
  let found = made.get(name);
  if (!found) made.set(name, (found = tilings[tiling](name, layout)));
  return found;
}
