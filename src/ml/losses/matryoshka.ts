/**
 * MatryoshkaLoss of sentence-transformers (Kusupati et al. 2022) around any loss: the weighted sum of that loss on the
 * first dimensions alone, cut and scaled to length 1.
 */

import * as tf from '@tensorflow/tfjs-core';
import { normalize } from '../ops/normalize';
import type { LossFunction } from './types';

/**
 * @param dims how many dimensions; none leaves the loss as it is
 * @param weights one for each of `dims`; without any each weighs 1
 */
export function matryoshkaLoss(
  loss: LossFunction,
  dims: readonly number[],
  weights: readonly number[],
): LossFunction {
  if (dims.length === 0) return loss;
  return (batch, params) => {
    const parts = dims.map((dim, i) => {
      const cut = (x: tf.Tensor2D) => normalize(tf.slice(x, [0, 0], [x.shape[0], dim])); // [B, dim]
      const { sentence1, sentence2, negatives } = batch;
      const part = loss(
        {
          ...batch,
          sentence1: cut(sentence1),
          sentence2: sentence2 && cut(sentence2),
          negatives: negatives && { ...negatives, vectors: cut(negatives.vectors) },
        },
        params,
      );
      return tf.mul<tf.Scalar>(part, weights[i] ?? 1);
    });
    return parts.reduce((sum, part) => tf.add(sum, part));
  };
}
