/** Adding rows up by id in WGSL: each sum is made by one invocation, in the order of the rows, so that it is always the same. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { allocateOnGpu } from '../../tfjs/internals';
import { flat, launch, type Shader } from './launch';

const shader: Shader = {
  name: 'scatterAdd',
  writes: { sums: 'f32' },
  reads: { rows: 'f32', order: 'i32', starts: 'i32' },
  uniforms: { size: 'u32', n: 'u32' },
  workgroup: [64, 1],
  body: `
    if (index >= u.size) { return; }
    let id = index / u.n;
    let column = index % u.n;
    var sum = 0.0;
    for (var i = starts[id]; i < starts[id + 1u]; i++) { sum += rows[u32(order[i]) * u.n + column]; }
    sums[index] = sum;`,
};

/** out[ids[t]] += rows[t]: [T, H] → `shape` [V, H] */
export function scatterAddWebgpu(
  backend: WebGPUBackend,
  rows: tf.Tensor2D,
  ids: Int32Array,
  shape: [number, number],
): tf.Tensor2D {
  const { order, starts } = sortedById(ids, shape[0]);
  const tables = [tf.tensor1d(order, 'int32'), tf.tensor1d(starts, 'int32')];
  const sums = allocateOnGpu<tf.Rank.R2>(backend, shape);
  launch(backend, shader, {
    writes: [sums],
    reads: [rows, ...tables],
    uniforms: [sums.size, shape[1]],
    groups: flat(sums.size, shader.workgroup),
  });
  tf.dispose(tables);
  return sums;
}

/** The rows of each id in turn: those of id v are order[starts[v]] to order[starts[v + 1]], exclusive, ascending. */
function sortedById(ids: Int32Array, count: number) {
  const starts = new Int32Array(count + 1);
  for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < count; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(ids.length);
  ids.forEach((id, row) => {
    const at = next[id] ?? 0;
    order[at] = row;
    next[id] = at + 1;
  });
  return { order, starts };
}
