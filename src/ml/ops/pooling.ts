/** One vector a sentence from its tokens' vectors: their mean, the first one's, or the largest of each dimension. */

import * as tf from '@tensorflow/tfjs-core';
import type { Pooling } from '../../core/model/types';
import { differentiable, type Forward } from './differentiable';
import { matmul } from './matmul';
import { paddingOf, padTokens, unpadTokens, type Offsets } from './padding';

/**
 * As the Pooling module of sentence-transformers, without padding to leave out.
 * @param x [T, H]
 * @returns [S, H]
 */
export function pool(x: tf.Tensor2D, offsets: Offsets, pooling: Pooling): tf.Tensor2D {
  return differentiable([x], () =>
    pooling === 'max' ? maxPooling(x, offsets) : weighted(x, offsets, pooling),
  );
}

/** Mean and CLS as a product with a matrix of weights [S, T]; its transpose is the gradient. */
function weighted(
  x: tf.Tensor2D,
  offsets: Offsets,
  pooling: 'mean' | 'cls',
): Forward<tf.Tensor2D, tf.Tensor[]> {
  const [tokens] = x.shape;
  const sentences = offsets.length - 1;
  const weights = new Float32Array(sentences * tokens);
  for (let s = 0; s < sentences; s++) {
    const start = offsets[s] ?? 0;
    const end = pooling === 'cls' ? start + 1 : (offsets[s + 1] ?? 0);
    weights.fill(1 / (end - start), s * tokens + start, s * tokens + end);
  }
  const matrix = () => tf.tensor2d(weights, [sentences, tokens]);
  return {
    value: matmul(matrix(), x),
    saved: [],
    backward: (dy) => [matmul(matrix(), dy, { transposeA: true })],
  };
}

function maxPooling(x: tf.Tensor2D, offsets: Offsets): Forward<tf.Tensor2D, tf.Tensor[]> {
  const padding = paddingOf(offsets);
  const { sentences, longest, mask } = padding;
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
