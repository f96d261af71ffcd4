/** One vector a sentence from its tokens' vectors: a mean of some kind, one token's, or the largest of each dimension. */

import * as tf from '@tensorflow/tfjs-core';
import type { Pooling } from '../../core/model/types';
import { kernelsInUse } from '../kernels/inUse';
import { poolWasm } from '../kernels/wasm/pooling';
import { poolWebgpu } from '../kernels/webgpu/pooling';
import { differentiable, type Forward } from './differentiable';
import { matmul } from './matmul';
import { paddingOf, padTokens, unpadTokens, type Offsets } from './padding';

/**
 * As the Pooling module of sentence-transformers, without padding to leave out.
 * @param x [T, H]
 * @param skip tokens at each sentence's start that are left out (a prompt's); the last one never is
 * @returns [S, H]
 */
export function pool(x: tf.Tensor2D, offsets: Offsets, pooling: Pooling, skip = 0): tf.Tensor2D {
  return differentiable([x], () =>
    pooling === 'max' ? maxPooling(x, offsets, skip) : weighted(x, offsets, weightings[pooling], skip),
  );
}

/** The weights of tokens `first` to `length` − 1, by the place in the sentence; all other tokens have 0. */
type Weighting = (first: number, length: number) => (place: number) => number;

const weightings: Readonly<Record<Exclude<Pooling, 'max'>, Weighting>> = {
  cls: (first) => (place) => (place === first ? 1 : 0),
  mean: (first, length) => () => 1 / (length - first),
  mean_sqrt_len_tokens: (first, length) => () => 1 / Math.sqrt(length - first),
  // A token's weight is its place from 1, in the whole sentence.
  weightedmean(first, length) {
    const sum = (length * (length + 1) - first * (first + 1)) / 2;
    return (place) => (place + 1) / sum;
  },
  lasttoken: (_, length) => (place) => (place === length - 1 ? 1 : 0),
};

function weighted(
  x: tf.Tensor2D,
  offsets: Offsets,
  weighting: Weighting,
  skip: number,
): Forward<tf.Tensor2D, tf.Tensor[]> {
  const weights = new Float32Array(x.shape[0]);
  for (let s = 0; s < offsets.length - 1; s++) {
    const start = offsets[s] ?? 0;
    const length = (offsets[s + 1] ?? 0) - start;
    const first = Math.min(skip, length - 1);
    const weightOf = weighting(first, length);
    for (let place = first; place < length; place++) weights[start + place] = weightOf(place);
  }
  const kernels = kernelsInUse({ wasm: poolWasm, webgpu: poolWebgpu, reference: poolReference });
  return {
    value: kernels.forward(x, weights, offsets),
    saved: [],
    backward: (dy) => [kernels.backward(dy, weights, offsets)],
  };
}

/** Σ weights[t]·x[t] over the tokens of each sentence. */
export interface WeightedSums {
  /** x [T, H], weights [T] → [S, H] */
  forward(x: tf.Tensor2D, weights: Float32Array, offsets: Offsets): tf.Tensor2D;
  /** dy [S, H] → [T, H] */
  backward(dy: tf.Tensor2D, weights: Float32Array, offsets: Offsets): tf.Tensor2D;
}

const poolReference: WeightedSums = {
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

function maxPooling(x: tf.Tensor2D, offsets: Offsets, skip: number): Forward<tf.Tensor2D, tf.Tensor[]> {
  const padding = paddingOf(offsets);
  const { sentences, longest } = padding;
  const mask = padding.mask.slice();
  for (let s = 0; s < sentences; s++) {
    const length = (offsets[s + 1] ?? 0) - (offsets[s] ?? 0);
    mask.fill(0, s * longest, s * longest + Math.min(skip, length - 1));
  }
  const hidden = x.shape[1];
  const outside = tf.mul(tf.sub(1, tf.tensor3d(mask, [sentences, longest, 1])), -1e30);
  const padded = tf.add(tf.reshape(padTokens(x, padding), [sentences, longest, hidden]), outside);
  return {
    value: tf.max(padded, 1),
    saved: [tf.argMax(padded, 1)], // [S, H]
    backward(dy, winners) {
      // tf.oneHot is all zeros on wasm as float32, and its int32 cannot be cast on webgpu.
      const place = tf.tensor3d([...Array(longest).keys()], [1, longest, 1], 'int32');
      const chosen = tf.cast(tf.equal(place, tf.expandDims(winners, 1)), 'float32'); // [S, L, H]
      const dpadded = tf.mul(chosen, tf.expandDims(dy, 1));
      return [unpadTokens(tf.reshape<tf.Rank.R2>(dpadded, [sentences * longest, hidden]), padding)];
    },
  };
}
