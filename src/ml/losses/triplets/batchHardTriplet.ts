/**
 * BatchHardTripletLoss and BatchHardSoftMarginTripletLoss of sentence-transformers (Hermans et al. 2017): each sentence
 * with the farthest of its class and the closest of another one.
 */

import * as tf from '@tensorflow/tfjs-core';
import { batchHardSoftMarginTriplet } from '../../../core/losses/entries/triplets/batchHardSoftMarginTriplet';
import { batchHardTriplet } from '../../../core/losses/entries/triplets/batchHardTriplet';
import { readParams } from '../../../core/losses/params';
import { rowMax, rowMin } from '../ops/rowMax';
import { softplus } from '../ops/softplus';
import { distancesWithin, masksOf } from './batchTriplets';
import type { LossFunction } from '../types';

/** The mean of max(0, d(a, p) − d(a, n) + margin). */
export const batchHardTripletLoss: LossFunction = ({ sentence1, labels }, params) => {
  const { margin, distance } = readParams(batchHardTriplet.params, params);
  return tf.mean(tf.relu(tf.add(gaps(distancesWithin(distance, sentence1), labels), margin)));
};

/** The mean of log(1 + exp(d(a, p) − d(a, n))). */
export const batchHardSoftMarginTripletLoss: LossFunction = ({ sentence1, labels }, params) => {
  const { distance } = readParams(batchHardSoftMarginTriplet.params, params);
  return tf.mean(softplus(gaps(distancesWithin(distance, sentence1), labels)));
};

/**
 * d(a, p) − d(a, n) of each sentence's hardest triplet. One alone in its class has a d(a, p) of 0; where there is but
 * one class, d(a, n) is the largest distance.
 * @param distances [B, B] @param labels [B] @returns [B, 1]
 */
function gaps(distances: tf.Tensor2D, labels: tf.Tensor1D): tf.Tensor2D {
  const { positive, negative } = masksOf(labels);
  const farthestPositive = rowMax(tf.mul(distances, positive));
  const others = tf.mul(rowMax(distances), tf.sub(1, negative)); // [B, B]
  return tf.sub(farthestPositive, rowMin(tf.add(distances, others)));
}
