/** Finds the fastest tiling of a product on the GPU at hand. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { finished } from '../../../tfjs/internals';
import { matmulWebgpu } from './matmul';
import { fastest, type TilingName } from './tiling';

/** A layer's product in a step of some hundred tokens. */
const [rows, width] = [512, 384];
const repeats = 4;

/** Times each of them, and has the device use the fastest from now on. */
export async function chooseTiling(backend: WebGPUBackend, names: readonly TilingName[]): Promise<void> {
  const [a, b] = [tf.ones<tf.Rank.R2>([rows, width]), tf.ones<tf.Rank.R2>([width, width])];
  const seconds = async (name: TilingName, times: number) => {
    const start = performance.now();
    for (let i = 0; i < times; i++) matmulWebgpu(backend, a, b, {}, name).dispose();
    await finished(backend);
    return performance.now() - start;
  };
  let best = Infinity;
  for (const name of names) {
    await seconds(name, 1); // compiles it
    const took = await seconds(name, repeats);
    if (took >= best) continue;
    best = took;
    fastest.set(backend.device, name);
  }
  tf.dispose([a, b]);
}
