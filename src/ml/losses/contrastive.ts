/**
 * ContrastiveLoss of sentence-transformers (Hadsell et al. 2006) with the cosine distance d = 1 − cos: the mean of
 * ½·(y·d² + (1 − y)·max(0, margin − d)²).
 */

import * as tf from '@tensorflow/tfjs-core';
import { contrastive } from '../../core/losses/contrastive';
import { cosines } from './cosine';
import type { LossFunction } from './types';

export const contrastiveLoss: LossFunction = ({ sentence1, sentence2, labels }, params) => {
  const margin = params['margin'] ?? contrastive.params.margin.default;
  const distance = tf.sub(1, cosines(sentence1, sentence2)); // [B]
  const together = tf.mul(labels, tf.square(distance));
  const apart = tf.mul(tf.sub(1, labels), tf.square(tf.relu(tf.sub(margin, distance))));
  return tf.mul(tf.mean(tf.add(together, apart)), 0.5);
};
