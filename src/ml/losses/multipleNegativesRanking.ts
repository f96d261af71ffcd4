/**
 * MultipleNegativesRankingLoss of sentence-transformers (Henderson et al. 2017): among all second sentences of the
 * batch, and the hard negatives, each first sentence must find its own by cosine.
 */

import * as tf from '@tensorflow/tfjs-core';
import { multipleNegativesRanking } from '../../core/losses/multipleNegativesRanking';
import { normalize } from '../ops/normalize';
import { crossEntropyToDiagonal, dotProducts } from '../ops/similarity';
import type { LossFunction } from './types';

export const multipleNegativesRankingLoss: LossFunction = ({ sentence1, sentence2, negative }, params) => {
  const scale = params['scale'] ?? multipleNegativesRanking.params.scale.default;
  const candidates = negative ? tf.concat([sentence2, negative], 0) : sentence2; // [B or 2B, H]
  const cosines = dotProducts(normalize(sentence1), normalize(candidates)); // [B, B or 2B]
  return crossEntropyToDiagonal(tf.mul(cosines, scale));
};
