/** TripletLoss of sentence-transformers (Schroff et al. 2015): the mean of max(0, d(a, p) − d(a, n) + margin). */

import * as tf from '@tensorflow/tfjs-core';
import { readParams } from '../../core/losses/params';
import { triplet } from '../../core/losses/triplet';
import { tripletDistances } from './distances';
import type { LossFunction } from './types';

export const tripletLoss: LossFunction = ({ sentence1, sentence2, negative }, params) => {
  if (!negative) throw new TypeError('TripletLoss needs a negative for each pair.');
  const { margin, distance } = readParams(triplet.params, params);
  const near = tripletDistances(distance, sentence1, sentence2); // [B]
  const far = tripletDistances(distance, sentence1, negative); // [B]
  return tf.mean(tf.relu(tf.add(tf.sub(near, far), margin)));
};
