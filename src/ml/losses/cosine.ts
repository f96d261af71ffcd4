/** Cosines of rows, as the losses use them. */

import * as tf from '@tensorflow/tfjs-core';
import { normalize } from '../ops/normalize';

/** As torch.nn.functional.cosine_similarity: a, b [B, H] → [B] */
export function cosines(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(tf.mul(normalize(a, 1e-8), normalize(b, 1e-8)), 1);
}
