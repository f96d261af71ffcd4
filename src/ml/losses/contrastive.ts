/**
 * ContrastiveLoss of sentence-transformers (Hadsell et al. 2006) on distances d: the mean of
 * ½·(y·d² + (1 − y)·max(0, margin − d)²).
 */

import * as tf from '@tensorflow/tfjs-core';
import { contrastive } from '../../core/losses/entries/contrastive';
import { readParams } from '../../core/losses/params';
import { pairOf } from './columns';
import { siameseDistances } from './distances';
import type { LossFunction } from './types';

export const contrastiveLoss: LossFunction = (batch, params) => {
  const [sentence1, sentence2] = pairOf(batch);
  const { labels } = batch;
  const { margin, distance } = readParams(contrastive.params, params);
  const distances = siameseDistances(distance, sentence1, sentence2); // [B]
  const together = tf.mul(labels, tf.square(distances));
  const apart = tf.mul(tf.sub(1, labels), tf.square(tf.relu(tf.sub(margin, distances))));
  return tf.mul(tf.mean(tf.add(together, apart)), 0.5);
};
