import * as tf from '@tensorflow/tfjs-core';
import type { MatmulOptions } from '../contract';
import { columnSums } from './columnSums';

/** @param a [m, k] @param b [k, n], or their transposes @returns [m, n] */
export function matmul(a: tf.Tensor2D, b: tf.Tensor2D, options: MatmulOptions = {}): tf.Tensor2D {
  const m = a.shape[options.transposeA ? 1 : 0];
  const n = b.shape[options.transposeB ? 0 : 1];
  return tf.reshape(tf.fused.matMul({ a, b, ...options }), [m, n]);
}

/** @param a [k, m] @param b [k, n] @returns [m, n] and [n] */
export const matmulAndSums = (
  a: tf.Tensor2D,
  b: tf.Tensor2D,
): { product: tf.Tensor2D; sums: tf.Tensor1D } => ({
  product: matmul(a, b, { transposeA: true }),
  sums: columnSums(b),
});
