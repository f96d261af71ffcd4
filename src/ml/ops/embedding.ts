/** Rows of a table by id. Its gradient adds each row's gradient into the table's, duplicates included. */

import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { wasmKernels } from '../kernels/wasm/kernels';
import { gatherWasm, scatterAddWasm } from '../kernels/wasm/rows';
import { scatterAddWebgpu } from '../kernels/webgpu/rows';
import { differentiable } from './differentiable';

/**
 * @param table [V, H]
 * @param ids [T], each below V: what lies outside is not noticed on every backend
 * @returns [T, H]
 */
export function embedding(table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D {
  return differentiable([table], () => ({
    value: gather(table, ids),
    saved: [],
    backward: (dy) => [scatterAdd(dy, ids, table.shape)],
  }));
}

function gather(table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D {
  const kernels = wasmKernels();
  return kernels ? gatherWasm(kernels, table, ids) : tf.gather(table, tf.tensor1d(ids, 'int32'));
}

/** out[ids[t]] += rows[t]: [T, H] → `shape` [V, H] */
export function scatterAdd(rows: tf.Tensor2D, ids: Int32Array, shape: [number, number]): tf.Tensor2D {
  const kernels = wasmKernels();
  if (kernels) return scatterAddWasm(kernels, rows, ids, shape);
  const backend = tf.backend();
  if (backend instanceof WebGPUBackend) return scatterAddWebgpu(backend, rows, ids, shape);
  return scatterAddReference(rows, ids, shape);
}

export function scatterAddReference(
  rows: tf.Tensor2D,
  ids: Int32Array,
  shape: [number, number],
): tf.Tensor2D {
  return tf.scatterND(tf.tensor2d(ids, [ids.length, 1], 'int32'), rows, shape);
}
