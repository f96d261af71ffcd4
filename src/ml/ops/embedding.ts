/** Rows of a table by id. Its gradient adds each row's gradient into the table's, duplicates included. */

import type * as tf from '@tensorflow/tfjs-core';
import { kernels } from '../kernels/select';
import { differentiable } from './differentiable';

/**
 * @param table [V, H]
 * @param ids [T], each below V: what lies outside is not noticed on every backend
 * @returns [T, H]
 */
export function embedding(table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D {
  const { gather, scatterAdd } = kernels();
  return differentiable([table], () => ({
    value: gather(table, ids),
    saved: [],
    backward: (dy) => [scatterAdd(dy, ids, table.shape)],
  }));
}
