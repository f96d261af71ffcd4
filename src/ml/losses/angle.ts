/**
 * AnglELoss of sentence-transformers (Li & Li 2023): CoSENTLoss on |cos(a, b) + sin(a, b)|, where the halves of a
 * vector are the real and the imaginary parts of complex numbers. A row's first sentence with each of its negatives is
 * a pair as well, whose label is 1 minus the row's. Rows may have different numbers of negatives; sentence-transformers
 * takes columns, where all have the same.
 */

import * as tf from '@tensorflow/tfjs-core';
import { angle } from '../../core/losses/entries/angle';
import { readParams } from '../../core/losses/params';
import { embedding } from '../ops/embedding';
import { normalize } from '../ops/normalize';
import { pairOf } from './columns';
import { orderLoss } from './cosent';
import type { EmbeddedBatch, LossFunction } from './types';

export const angleLoss: LossFunction = (batch, params) => {
  const { first: sentence1, second: sentence2, labels } = withNegatives(batch);
  const { scale } = readParams(angle.params, params);
  const [a, b] = [normalize(even(sentence1)), normalize(even(sentence2))];
  const cosines = tf.sum<tf.Tensor1D>(tf.mul(a, b), 1);
  const sines = tf.sum<tf.Tensor1D>(tf.sub(tf.mul(imaginary(a), real(b)), tf.mul(real(a), imaginary(b))), 1);
  return orderLoss(tf.mul(tf.abs(tf.add(cosines, sines)), scale), labels);
};

interface LabelledPairs {
  /** [B + N, H] each */
  readonly first: tf.Tensor2D;
  readonly second: tf.Tensor2D;
  /** [B + N] */
  readonly labels: tf.Tensor1D;
}

/** The pairs of a batch, then the first sentence of each negative's row with that negative. */
function withNegatives(batch: EmbeddedBatch): LabelledPairs {
  const [first, second] = pairOf(batch);
  const { negatives, labels } = batch;
  if (!negatives) return { first, second, labels };
  const rows = Int32Array.from(negatives.rows);
  return {
    first: tf.concat([first, embedding(first, rows)], 0),
    second: tf.concat([second, negatives.vectors], 0),
    labels: tf.concat([labels, tf.sub<tf.Tensor1D>(1, tf.gather(labels, tf.tensor1d(rows, 'int32')))], 0),
  };
}

/** With a column of zeros where the width is odd. [B, H] → [B, 2·⌈H/2⌉] */
const even = (x: tf.Tensor2D): tf.Tensor2D =>
  x.shape[1] % 2 === 0 ? x : tf.concat([x, tf.zeros<tf.Rank.R2>([x.shape[0], 1])], 1);

const real = (x: tf.Tensor2D) => tf.slice(x, [0, 0], [x.shape[0], x.shape[1] / 2]);
const imaginary = (x: tf.Tensor2D) => tf.slice(x, [0, x.shape[1] / 2], [x.shape[0], x.shape[1] / 2]);
