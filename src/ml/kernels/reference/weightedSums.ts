import * as tf from '@tensorflow/tfjs-core';
import type { WeightedSums } from '../contract';
import type { Offsets } from '../padding';
import { matmul } from './matmul';

export const weightedSums: WeightedSums = {
  forward: (x, weights, offsets) => matmul(weightMatrix(weights, offsets), x),
  backward: (dy, weights, offsets) => matmul(weightMatrix(weights, offsets), dy, { transposeA: true }),
};

/** The weights of each sentence's tokens in its row; the transpose's product is the gradient. [S, T] */
function weightMatrix(weights: Float32Array, offsets: Offsets): tf.Tensor2D {
  const [tokens, sentences] = [weights.length, offsets.length - 1];
  const matrix = new Float32Array(sentences * tokens);
  for (let s = 0; s < sentences; s++) {
    const start = offsets[s] ?? 0;
    matrix.set(weights.subarray(start, offsets[s + 1]), s * tokens + start);
  }
  return tf.tensor2d(matrix, [sentences, tokens]);
}
