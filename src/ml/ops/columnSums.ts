/** The sum of a matrix's rows, as the gradients of biases and scales need it. */

import * as tf from '@tensorflow/tfjs-core';
import { hostMemory, type HostMemory } from '../kernels/host/memory';
import { axpy } from '../kernels/host/vector';

/** @param x [T, n] @returns [n] */
export function columnSums(x: tf.Tensor2D): tf.Tensor1D {
  const host = hostMemory();
  return host ? columnSumsHost(host, x) : columnSumsReference(x);
}

export function columnSumsReference(x: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(x, 0);
}

function columnSumsHost(host: HostMemory, x: tf.Tensor2D): tf.Tensor1D {
  const [rows, n] = x.shape;
  const out = host.allocate<tf.Rank.R1>([n]);
  const from = host.view(x);
  const sums = host.view(out).fill(0);
  for (let t = 0; t < rows; t++) axpy(1, from, t * n, sums, 0, n);
  return out;
}
