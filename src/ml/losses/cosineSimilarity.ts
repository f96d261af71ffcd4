/** CosineSimilarityLoss of sentence-transformers: the mean squared difference of each pair's cosine and its score. */

import * as tf from '@tensorflow/tfjs-core';
import { pairOf } from './columns';
import { cosines } from './cosine';
import type { LossFunction } from './types';

export const cosineSimilarityLoss: LossFunction = (batch) =>
  tf.mean(tf.square(tf.sub(cosines(...pairOf(batch)), batch.labels)));
