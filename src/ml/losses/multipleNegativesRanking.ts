/**
 * MultipleNegativesRankingLoss of sentence-transformers (Henderson et al. 2017): among all second sentences of the
 * batch, and all hard negatives of all its rows, each first sentence must find its own by cosine. In the symmetric form
 * each second one must find its first, too (the mean of both); in the GTE form (Li et al. 2023) one softmax goes over the
 * cosines to all other sentences of the batch. Rows may have different numbers of negatives: one that has fewer only adds
 * fewer candidates. With the same number in every row it is the loss of sentence-transformers, which takes columns.
 */

import * as tf from '@tensorflow/tfjs-core';
import { multipleNegativesRanking } from '../../core/losses/entries/multipleNegativesRanking';
import { readParams } from '../../core/losses/params';
import { normalize } from '../ops/normalize';
import { crossEntropyToDiagonal, dotProducts } from './ops/similarity';
import { oneHot } from './ops/oneHot';
import { constant } from './ops/withDerivative';
import { pairOf } from './columns';
import type { LossFunction } from './types';

/** A score that no softmax sees. */
const unseen = -1e9;

export const multipleNegativesRankingLoss: LossFunction = (batch, params) => {
  const [sentence1, sentence2] = pairOf(batch);
  const { negatives } = batch;
  const { scale, directions, hardnessMode, hardnessStrength } = readParams(
    multipleNegativesRanking.params,
    params,
  );
  const [rows] = sentence1.shape;
  const first = normalize(sentence1);
  const second = normalize(sentence2);
  const candidates = negatives ? tf.concat([second, normalize(negatives.vectors)], 0) : second; // [B + N, H]
  const scored = (from: tf.Tensor2D, to: tf.Tensor2D) => tf.mul<tf.Tensor2D>(dotProducts(from, to), scale);
  /** Where row and column belong to one pair. */
  const own = () => (negatives ? tf.concat([tf.eye(rows), owners(negatives.rows, rows)], 1) : tf.eye(rows)); // [B, B + N]

  const cosines = dotProducts(first, candidates); // [B, B + N]
  let scores = tf.mul<tf.Tensor2D>(cosines, scale);
  if (hardnessMode !== 'none' && hardnessStrength > 0) {
    const harder = {
      inBatchNegatives: () => tf.sub(1, own()),
      hardNegatives: () => tf.sub(own(), tf.eye(rows, own().shape[1])),
      allNegatives: () => tf.sub(1, tf.eye(rows, own().shape[1])),
    }[hardnessMode]();
    scores = tf.add(scores, tf.mul(tf.mul(constant(cosines), harder), hardnessStrength));
  }
  switch (directions) {
    case 'queryToDoc':
      return crossEntropyToDiagonal(scores);
    case 'symmetric':
      return tf.mul(
        tf.add(crossEntropyToDiagonal(scores), crossEntropyToDiagonal(scored(second, first))),
        0.5,
      );
    case 'all': {
      const amongFirst = tf.add<tf.Tensor2D>(scored(first, first), tf.mul(tf.eye(rows), unseen));
      const amongSecond = tf.add<tf.Tensor2D>(scored(second, candidates), tf.mul(own(), unseen));
      return crossEntropyToDiagonal(tf.concat([scores, amongFirst, scored(second, first), amongSecond], 1));
    }
  }
};

/** 1 where the negative belongs to the row: the row of each negative [N] → [B, N] */
const owners = (rowOf: readonly number[], rows: number): tf.Tensor2D =>
  tf.transpose(tf.reshape<tf.Rank.R2>(oneHot(tf.tensor1d([...rowOf], 'int32'), rows), [rowOf.length, rows]));
