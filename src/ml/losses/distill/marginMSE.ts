/**
 * MarginMSELoss of sentence-transformers (Hofstätter et al. 2020): the mean squared difference, over all negatives, of the
 * margins sim(a, b) − sim(a, n) that the model sees and those that the teacher sees.
 */

import * as tf from '@tensorflow/tfjs-core';
import { marginMSE } from '../../../core/losses/entries/distill/marginMSE';
import { readParams } from '../../../core/losses/params';
import type { LossFunction } from '../types';
import { similaritiesOf, type Similarities } from './similarities';

export const marginMSELoss: LossFunction = (batch, params) => {
  const { similarity } = readParams(marginMSE.params, params);
  const { model, teacher, owners } = similaritiesOf(batch, similarity);
  const margins = ({ positive, negative }: Similarities) => tf.sub(positive, negative); // [B, N]
  const difference = tf.mul(tf.sub(margins(model), margins(teacher)), owners);
  return tf.mul<tf.Scalar>(tf.sum(tf.square(difference)), 1 / owners.shape[1]);
};
