/**
 * MegaBatchMarginLoss of sentence-transformers (Wieting and Gimpel 2018): the mean of max(0, p − cos(a, b)) +
 * max(0, cos(a, n) − q), where n is the second sentence of another pair of the batch that is nearest to a, p the positive
 * and q the negative margin. A batch of one pair has no n, and the first term alone.
 */

import * as tf from '@tensorflow/tfjs-core';
import { megaBatchMargin } from '../../core/losses/entries/megaBatchMargin';
import { readParams } from '../../core/losses/params';
import { normalize } from '../ops/normalize';
import { pairOf } from './columns';
import { dotProducts, unseen } from './ops/similarity';
import { rowMax } from './ops/rowMax';
import type { LossFunction } from './types';

export const megaBatchMarginLoss: LossFunction = (batch, params) => {
  const [sentence1, sentence2] = pairOf(batch);
  const { positiveMargin, negativeMargin } = readParams(megaBatchMargin.params, params);
  const cosines = dotProducts(normalize(sentence1), normalize(sentence2)); // [B, B]
  const own = tf.eye(sentence1.shape[0]);
  const positive = tf.sum<tf.Tensor2D>(tf.mul(cosines, own), 1, true); // [B, 1]
  const negative = rowMax(tf.sub(cosines, tf.mul(own, unseen))); // [B, 1]
  return tf.mean(
    tf.add(tf.relu(tf.sub(positiveMargin, positive)), tf.relu(tf.sub(negative, negativeMargin))),
  );
};
