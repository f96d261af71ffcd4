/**
 * BatchAllTripletLoss of sentence-transformers (Hermans et al. 2017): the mean of d(a, p) − d(a, n) + margin over all
 * triplets of the batch for which that is above 0.
 */

import * as tf from '@tensorflow/tfjs-core';
import { batchAllTriplet } from '../../../core/losses/entries/triplets/batchAllTriplet';
import { readParams } from '../../../core/losses/params';
import { indicator } from '../ops/indicator';
import { withDerivative } from '../ops/withDerivative';
import { byAnchors, distancesWithin, masksOf, total } from './batchTriplets';
import type { LossFunction } from '../types';

export const batchAllTripletLoss: LossFunction = ({ sentence1, labels }, params) => {
  const { margin, distance } = readParams(batchAllTriplet.params, params);
  const distances = distancesWithin(distance, sentence1);
  const [rows] = distances.shape;
  return withDerivative(distances, () => {
    const { positive, negative } = masksOf(labels);
    const parts = byAnchors(rows, (of, count) => {
      const asPositive = (x: tf.Tensor2D) => tf.reshape(of(x), [count, rows, 1]);
      const asNegative = (x: tf.Tensor2D) => tf.reshape(of(x), [count, 1, rows]);
      const valid = tf.mul(asPositive(positive), asNegative(negative)); // [count, B, B]
      const gap = tf.add(tf.sub(asPositive(distances), asNegative(distances)), margin);
      const excess = tf.relu(tf.mul(gap, valid));
      const active = indicator(tf.greater(excess, 0));
      return {
        sum: tf.sum(excess),
        active: tf.sum(active),
        derivative: tf.sub<tf.Tensor2D>(tf.sum(active, 2), tf.sum(active, 1)), // [count, B]
      };
    });
    const count = tf.maximum(total(parts.map(({ active }) => active)), 1);
    return {
      value: tf.div<tf.Scalar>(total(parts.map(({ sum }) => sum)), count),
      derivative: tf.div(tf.concat(parts.map(({ derivative }) => derivative)), count),
    };
  });
};
