/** CosineSimilarityLoss of sentence-transformers: the mean squared difference of each pair's cosine and its score. */

import * as tf from '@tensorflow/tfjs-core';
import { cosines } from './cosine';
import type { LossFunction } from './types';

export const cosineSimilarityLoss: LossFunction = ({ sentence1, sentence2, labels }) =>
  tf.mean(tf.square(tf.sub(cosines(sentence1, sentence2), labels)));
