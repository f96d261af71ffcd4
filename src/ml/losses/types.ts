/** What a loss computes from: embeddings, never the model. */

import type * as tf from '@tensorflow/tfjs-core';
import type { ParamValues } from '../../core/losses/types';

export interface EmbeddedBatch {
  /** [B, H] */
  readonly sentence1: tf.Tensor2D;
  /** Null where the data are single sentences. [B, H] */
  readonly sentence2: tf.Tensor2D | null;
  /** Hard negatives, where the data has them. [B, H] */
  readonly negative: tf.Tensor2D | null;
  /** Scores in [0, 1], or indices of classes from 0. [B] */
  readonly labels: tf.Tensor1D;
  /** The loss's own trained parameters by their names, where it has any. */
  readonly head: ReadonlyMap<string, tf.Tensor> | null;
}

/** @param params by the names of the loss's catalogue entry; absent ones are at their defaults */
export type LossFunction = (batch: EmbeddedBatch, params: ParamValues) => tf.Scalar;
