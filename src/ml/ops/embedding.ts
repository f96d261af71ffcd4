/** Rows of a table by id. Its gradient adds each row's gradient into the table's, duplicates included. */

import * as tf from '@tensorflow/tfjs-core';
import { hostMemory, type HostMemory } from '../kernels/host/memory';
import { axpy } from '../kernels/host/vector';
import { differentiable } from './differentiable';

/**
 * @param table [V, H]
 * @param ids [T], each below V: what lies outside is not noticed on every backend
 * @returns [T, H]
 */
export function embedding(table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D {
  return differentiable([table], () => ({
    value: tf.gather(table, tf.tensor1d(ids, 'int32')),
    saved: [],
    backward: (dy) => [scatterAdd(dy, ids, table.shape)],
  }));
}

/** out[ids[t]] += rows[t]: [T, H] → `shape` [V, H] */
function scatterAdd(rows: tf.Tensor2D, ids: Int32Array, shape: [number, number]): tf.Tensor2D {
  const host = hostMemory();
  return host ? scatterAddHost(host, rows, ids, shape) : scatterAddReference(rows, ids, shape);
}

export function scatterAddReference(
  rows: tf.Tensor2D,
  ids: Int32Array,
  shape: [number, number],
): tf.Tensor2D {
  return tf.scatterND(tf.tensor2d(ids, [ids.length, 1], 'int32'), rows, shape);
}

function scatterAddHost(
  host: HostMemory,
  rows: tf.Tensor2D,
  ids: Int32Array,
  shape: [number, number],
): tf.Tensor2D {
  const n = shape[1];
  const out = host.allocate<tf.Rank.R2>(shape);
  const from = host.view(rows);
  const into = host.view(out).fill(0);
  ids.forEach((id, t) => axpy(1, from, t * n, into, id * n, n));
  return out;
}
