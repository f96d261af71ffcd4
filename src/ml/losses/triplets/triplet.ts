/** TripletLoss of sentence-transformers (Schroff et al. 2015): the mean of max(0, d(a, p) − d(a, n) + margin). */

import * as tf from '@tensorflow/tfjs-core';
import { readParams } from '../../../core/losses/params';
import { triplet } from '../../../core/losses/entries/triplets/triplet';
import { tripletOf } from '../columns';
import { tripletDistances } from '../distances';
import type { LossFunction } from '../types';

export const tripletLoss: LossFunction = (batch, params) => {
  const [anchor, positive, negative] = tripletOf(batch);
  const { margin, distance } = readParams(triplet.params, params);
  const near = tripletDistances(distance, anchor, positive); // [B]
  const far = tripletDistances(distance, anchor, negative); // [B]
  return tf.mean(tf.relu(tf.add(tf.sub(near, far), margin)));
};
