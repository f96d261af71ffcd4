/** Keeps tfjs's WebGPU backend from splitting the sums of a matrix product into parts that are added in any order. */

import { webgpu_util, type WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

const flag = 'WEBGPU_MATMUL_PROGRAM_TYPE';

/** As tfjs-backend-webgpu's BatchMatMul_impl.ts chooses: a shorter sum is never split, nor that of a large product. */
const splitFrom = 2000;
const tile = 32;

/** @param product of [m, k] and [k, n] */
export function inOneOrder<T>(
  backend: WebGPUBackend,
  [m, k, n]: readonly [number, number, number],
  product: () => T,
): T {
  const groups = Math.ceil(m / tile) * Math.ceil(n / tile);
  if (k < splitFrom || groups > 2 * backend.thresholdToIncreaseWorkgroups) return product();
  const before = tf.env().getNumber(flag);
  tf.env().set(flag, webgpu_util.MatMulProgramType.MatMulSmallOutputSizeProgram);
  try {
    return product();
  } finally {
    tf.env().set(flag, before);
  }
}
