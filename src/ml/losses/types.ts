/** What a loss computes from: embeddings, never the model. */

import type * as tf from '@tensorflow/tfjs-core';
import type { ParamValues } from '../../core/losses/types';

export interface EmbeddedBatch {
  /** [B, H] */
  readonly sentence1: tf.Tensor2D;
  /** [B, H] */
  readonly sentence2: tf.Tensor2D;
  /** Hard negatives, where the data has them. [B, H] */
  readonly negative: tf.Tensor2D | null;
  /** [B] */
  readonly labels: tf.Tensor1D;
}

/** @param params by the names of the loss's catalogue entry; absent ones are at their defaults */
export type LossFunction = (batch: EmbeddedBatch, params: ParamValues) => tf.Scalar;
