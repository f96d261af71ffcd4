/**
 * OnlineContrastiveLoss of sentence-transformers: Σd² over the similar pairs farther apart than the closest different
 * one, plus Σmax(0, margin − d)² over the different pairs closer than the farthest similar one. Where one kind is
 * absent, the mean distance of the other takes the place of the bound.
 */

import * as tf from '@tensorflow/tfjs-core';
import { onlineContrastive } from '../../core/losses/entries/onlineContrastive';
import { readParams } from '../../core/losses/params';
import { indicator } from './ops/indicator';
import { withDerivative } from './ops/withDerivative';
import { pairOf } from './columns';
import { siameseDistances } from './distances';
import type { LossFunction } from './types';

/** Beyond any distance; WGSL knows no infinity. */
const far = 1e30;

export const onlineContrastiveLoss: LossFunction = (batch, params) => {
  const [sentence1, sentence2] = pairOf(batch);
  const { labels } = batch;
  const { margin, distance } = readParams(onlineContrastive.params, params);
  const distances = siameseDistances(distance, sentence1, sentence2); // [B]
  return withDerivative(distances, () => {
    const similar = tf.equal(labels, 1);
    const different = tf.equal(labels, 0);
    const farthestSimilar = tf.max(tf.where(similar, distances, -far));
    const closestDifferent = tf.min(tf.where(different, distances, far));
    const bound = (other: tf.Tensor, own: tf.Tensor, value: tf.Tensor) =>
      tf.where(tf.any(other), value, meanWhere(own, distances));
    const hardDifferent = indicator(
      tf.logicalAnd(different, tf.less(distances, bound(similar, different, farthestSimilar))),
    );
    const hardSimilar = indicator(
      tf.logicalAnd(similar, tf.greater(distances, bound(different, similar, closestDifferent))),
    );
    const short = tf.mul(tf.relu(tf.sub(margin, distances)), hardDifferent);
    const long = tf.mul(distances, hardSimilar);
    return {
      value: tf.add(tf.sum(tf.square(long)), tf.sum(tf.square(short))),
      derivative: tf.mul(tf.sub(long, short), 2),
    };
  });
};

function meanWhere(mask: tf.Tensor, x: tf.Tensor): tf.Tensor {
  const chosen = indicator(mask);
  return tf.div(tf.sum(tf.mul(x, chosen)), tf.maximum(tf.sum(chosen), 1));
}
