/**
 * AnglELoss of sentence-transformers (Li & Li 2023): CoSENTLoss on |cos(a, b) + sin(a, b)|, where the halves of a
 * vector are the real and the imaginary parts of complex numbers.
 */

import * as tf from '@tensorflow/tfjs-core';
import { angle } from '../../core/losses/entries/angle';
import { readParams } from '../../core/losses/params';
import { normalize } from '../ops/normalize';
import { pairOf } from './columns';
import { orderLoss } from './cosent';
import type { LossFunction } from './types';

export const angleLoss: LossFunction = (batch, params) => {
  const [sentence1, sentence2] = pairOf(batch);
  const { labels } = batch;
  const { scale } = readParams(angle.params, params);
  const [a, b] = [normalize(even(sentence1)), normalize(even(sentence2))];
  const cosines = tf.sum<tf.Tensor1D>(tf.mul(a, b), 1);
  const sines = tf.sum<tf.Tensor1D>(tf.sub(tf.mul(last(a), first(b)), tf.mul(first(a), last(b))), 1);
  return orderLoss(tf.mul(tf.abs(tf.add(cosines, sines)), scale), labels);
};

/** With a column of zeros where the width is odd. [B, H] → [B, 2·⌈H/2⌉] */
const even = (x: tf.Tensor2D): tf.Tensor2D =>
  x.shape[1] % 2 === 0 ? x : tf.concat([x, tf.zeros<tf.Rank.R2>([x.shape[0], 1])], 1);

const first = (x: tf.Tensor2D) => tf.slice(x, [0, 0], [x.shape[0], x.shape[1] / 2]);
const last = (x: tf.Tensor2D) => tf.slice(x, [0, x.shape[1] / 2], [x.shape[0], x.shape[1] / 2]);
