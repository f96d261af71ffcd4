/**
 * CoSENTLoss of sentence-transformers (Su 2022) on the pairs' cosines s: log(1 + Σ exp(scale·(s[i] − s[j]))) over all
 * i and j of which j has the higher label.
 */

import * as tf from '@tensorflow/tfjs-core';
import { cosent } from '../../core/losses/entries/cosent';
import { readParams } from '../../core/losses/params';
import { indicator } from './ops/indicator';
import { withDerivative } from './ops/withDerivative';
import { pairOf } from './columns';
import { pairwiseCosines } from './cosine';
import type { LossFunction } from './types';

export const cosentLoss: LossFunction = (batch, params) => {
  const [sentence1, sentence2] = pairOf(batch);
  const { labels } = batch;
  const { scale } = readParams(cosent.params, params);
  return orderLoss(tf.mul(pairwiseCosines(sentence1, sentence2), scale), labels);
};

/** log(1 + Σ exp(scores[i] − scores[j])) over all i and j with labels[i] < labels[j]: scores, labels [B] */
export function orderLoss(scores: tf.Tensor1D, labels: tf.Tensor1D): tf.Scalar {
  return withDerivative(scores, () => {
    const lower = indicator(tf.less(tf.expandDims(labels, 1), tf.expandDims(labels, 0))); // [B, B]
    const gaps = tf.mul(tf.sub(tf.expandDims(scores, 1), tf.expandDims(scores, 0)), lower); // [B, B]
    const largest = tf.maximum(tf.max(gaps), 0);
    const terms = tf.mul(tf.exp(tf.sub(gaps, largest)), lower);
    const sum = tf.add(tf.sum(terms), tf.exp(tf.neg(largest)));
    const shares = tf.div(terms, sum); // [B, B]
    return {
      value: tf.add(tf.log(sum), largest),
      derivative: tf.sub(tf.sum(shares, 1), tf.sum(shares, 0)),
    };
  });
}
