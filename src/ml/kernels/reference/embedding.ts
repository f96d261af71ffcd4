import * as tf from '@tensorflow/tfjs-core';

/** @param table [V, H] @param ids [T] @returns [T, H] */
export const gather = (table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D =>
  tf.gather(table, tf.tensor1d(ids, 'int32'));

/** @param rows [T, H] @param ids [T] @param shape [V, H] */
export const scatterAdd = (rows: tf.Tensor2D, ids: Int32Array, shape: [number, number]): tf.Tensor2D =>
  tf.scatterND(tf.tensor2d(ids, [ids.length, 1], 'int32'), rows, shape);
