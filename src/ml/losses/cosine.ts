/** Cosines of rows, as the losses use them. */

import * as tf from '@tensorflow/tfjs-core';
import { normalize } from '../ops/normalize';

/** As torch.nn.functional.cosine_similarity: a, b [B, H] → [B] */
export function cosines(a: tf.Tensor2D, b: tf.Tensor2D, eps = 1e-8): tf.Tensor1D {
  return tf.sum(tf.mul(normalize(a, eps), normalize(b, eps)), 1);
}

/** As pairwise_cos_sim of sentence-transformers: a, b [B, H] → [B] */
export const pairwiseCosines = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor1D => cosines(a, b, 1e-12);
