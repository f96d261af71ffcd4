/** Matrix products in WGSL. Every sum is made by one invocation in the order of its terms, so that it is always the same. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import type { MatmulOptions } from '../../ops/matmul';
import { allocate, inFours, run, type Kernel } from './kernel';
import { tilingOf, tilings, type TilingName } from './tiling';

/** How the factors lie in memory, and which can be read four numbers at a time. */
export interface Layout {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly biased: boolean;
  /** The sums of b's rows are wanted too; b is [k, n]. */
  readonly sums: boolean;
  readonly foursA: boolean;
  readonly foursB: boolean;
  readonly foursOut: boolean;
}

export interface Tiling {
  readonly kernel: Kernel;
  /** Rows and columns of a workgroup's part of the product. */
  readonly rows: number;
  readonly columns: number;
}

const kernels = new Map<string, Tiling>();

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
  const { kernel, rows, columns } = kernelOf(layout, tiling);
  run(backend, kernel, {
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
  const sums = allocate<tf.Rank.R1>(backend, [b.shape[1]]);
  return { product: matmulWebgpu(backend, a, b, { transposeA: true }, tiling, sums), sums };
}

function kernelOf(layout: Layout, tiling: TilingName): Tiling {
  const name = ['matmul', tiling, ...Object.entries(layout).flatMap(([key, on]) => (on ? [key] : []))].join(
    '_',
  );
  const found = kernels.get(name);
  if (found) return found;
  const made = tilings[tiling](name, layout);
  kernels.set(name, made);
  return made;
}
