/** One vector a sentence from its tokens' vectors: a mean of some kind, one token's, or the largest of each dimension. */

import * as tf from '@tensorflow/tfjs-core';
import type { Pooling } from '../../core/model/types';
import { paddingOf, padTokens, unpadTokens, type Offsets } from '../kernels/padding';
import { kernels } from '../kernels/select';
import { differentiable, type Forward } from './differentiable';

/**
 * As the Pooling module of sentence-transformers, without padding to leave out.
 * @param x [T, H]
 * @param skips tokens at each sentence's start that are left out (a prompt's); the last one never is [S]
 * @returns [S, H], zeros for a sentence without tokens (not for `max`)
 */
export function pool(
  x: tf.Tensor2D,
  offsets: Offsets,
  pooling: Pooling,
  skips: readonly number[] = [],
): tf.Tensor2D {
  return differentiable([x], () =>
    pooling === 'max' ? maxPooling(x, offsets, skips) : weighted(x, offsets, weightings[pooling], skips),
  );
}

/** Several poolings, concatenated. @returns [S, modes·H] */
export function poolAll(
  x: tf.Tensor2D,
  offsets: Offsets,
  poolings: readonly Pooling[],
  skips?: readonly number[],
): tf.Tensor2D {
  const pooled = poolings.map((mode) => pool(x, offsets, mode, skips)); // [S, H] each
  return pooled.length > 1 ? tf.concat2d(pooled, 1) : (pooled[0] ?? x);
}

/** The weights of tokens `first` to `length` − 1, by their position in the sentence; all other tokens have 0. */
type Weighting = (first: number, length: number) => (position: number) => number;

const weightings: Readonly<Record<Exclude<Pooling, 'max'>, Weighting>> = {
  cls: (first) => (position) => (position === first ? 1 : 0),
  mean: (first, length) => () => 1 / (length - first),
  mean_sqrt_len_tokens: (first, length) => () => 1 / Math.sqrt(length - first),
  // A token's weight is its position from 1, in the whole sentence.
  weightedmean(first, length) {
    const sum = (length * (length + 1) - first * (first + 1)) / 2;
    return (position) => (position + 1) / sum;
  },
  lasttoken: (_, length) => (position) => (position === length - 1 ? 1 : 0),
};

function weighted(
  x: tf.Tensor2D,
  offsets: Offsets,
  weighting: Weighting,
  skips: readonly number[],
): Forward<tf.Tensor2D, tf.Tensor[]> {
  const weights = new Float32Array(x.shape[0]);
  for (let s = 0; s < offsets.length - 1; s++) {
    const start = offsets[s] ?? 0;
    const length = (offsets[s + 1] ?? 0) - start;
    if (length === 0) continue;
    const first = Math.min(skips[s] ?? 0, length - 1);
    const weightOf = weighting(first, length);
    for (let position = first; position < length; position++) {
      weights[start + position] = weightOf(position);
    }
  }
  const { weightedSums } = kernels();
  return {
    value: weightedSums.forward(x, weights, offsets),
    saved: [],
    backward: (dy) => [weightedSums.backward(dy, weights, offsets)],
  };
}

function maxPooling(
  x: tf.Tensor2D,
  offsets: Offsets,
  skips: readonly number[],
): Forward<tf.Tensor2D, tf.Tensor[]> {
  const padding = paddingOf(offsets);
  const { sentences, longest } = padding;
  const mask = padding.mask.slice();
  for (let s = 0; s < sentences; s++) {
    const length = (offsets[s + 1] ?? 0) - (offsets[s] ?? 0);
    mask.fill(0, s * longest, s * longest + Math.min(skips[s] ?? 0, length - 1));
  }
  const hidden = x.shape[1];
  const outside = tf.mul(tf.sub(1, tf.tensor3d(mask, [sentences, longest, 1])), -1e30);
  const padded = tf.add(tf.reshape(padTokens(x, padding), [sentences, longest, hidden]), outside);
  return {
    value: tf.max(padded, 1),
    saved: [tf.argMax(padded, 1)], // [S, H]
    backward(dy, winners) {
      // tf.oneHot is all zeros on wasm as float32, and its int32 cannot be cast on webgpu.
      const positions = tf.tensor3d([...Array(longest).keys()], [1, longest, 1], 'int32');
      const chosen = tf.cast(tf.equal(positions, tf.expandDims(winners, 1)), 'float32'); // [S, L, H]
      const dpadded = tf.mul(chosen, tf.expandDims(dy, 1));
      return [unpadTokens(tf.reshape<tf.Rank.R2>(dpadded, [sentences * longest, hidden]), padding)];
    },
  };
}
