/** Distances of rows, by the names of the catalogue's choices. */

import * as tf from '@tensorflow/tfjs-core';
import type { siameseDistance, tripletDistance } from '../../core/losses/distances';
import { euclideanNorms, manhattanNorms } from './ops/norms';
import { cosines, pairwiseCosines } from './cosine';

type Siamese = (typeof siameseDistance)['options'][number]['value'];
type Triplet = (typeof tripletDistance)['options'][number]['value'];
type Rows = tf.Tensor2D;

/** torch.nn.functional.pairwise_distance adds this to every difference. */
const pairwiseEps = 1e-6;

/** SiameseDistanceMetric of sentence-transformers: a, b [B, H] → [B] */
export function siameseDistances(metric: Siamese, a: Rows, b: Rows): tf.Tensor1D {
  if (metric === 'cosine') return tf.sub(1, cosines(a, b));
  const difference = tf.add<Rows>(tf.sub(a, b), pairwiseEps);
  return metric === 'euclidean' ? euclideanNorms(difference) : manhattanNorms(difference);
}

/** TripletDistanceMetric of sentence-transformers: a, b [B, H] → [B] */
export function tripletDistances(metric: Triplet, a: Rows, b: Rows): tf.Tensor1D {
  if (metric === 'cosine') return tf.sub(1, pairwiseCosines(a, b));
  const difference = tf.sub<Rows>(a, b);
  return metric === 'euclidean' ? euclideanNorms(difference) : manhattanNorms(difference);
}
