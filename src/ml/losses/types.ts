/** What a loss computes from: embeddings, never the model. */

import type * as tf from '@tensorflow/tfjs-core';
import type { ParamValues } from '../../core/losses/types';

export interface EmbeddedBatch {
  /** [B, H] */
  readonly sentence1: tf.Tensor2D;
  /** Null where the data are single sentences. [B, H] */
  readonly sentence2: tf.Tensor2D | null;
  /** Hard negatives, where the batch has any. */
  readonly negatives: EmbeddedNegatives | null;
  /** The teacher's vectors of the same sentences, of G numbers each; null where there are none. */
  readonly teacher: EmbeddedTeacher | null;
  /** How similar the teacher finds them, where it has said that and not their vectors; null or absent where not. */
  readonly scores?: TeacherScores | null;
  /** Scores in [0, 1], or indices of classes from 0. [B] */
  readonly labels: tf.Tensor1D;
  /** The loss's own trained parameters by their names, where it has any. */
  readonly head: ReadonlyMap<string, tf.Tensor> | null;
}

export interface EmbeddedTeacher {
  /** [B, G] */
  readonly sentence1: tf.Tensor2D;
  /** [B, G] */
  readonly sentence2: tf.Tensor2D | null;
  /** In the order of the hard negatives. [N, G] */
  readonly negatives: tf.Tensor2D | null;
}

export interface TeacherScores {
  /** Of each first sentence and its second one. [B, 1] */
  readonly positive: tf.Tensor2D;
  /** Of each first sentence and its own negatives; 0 for those of other rows. [B, N] */
  readonly negative: tf.Tensor2D;
}

export interface EmbeddedNegatives {
  /** [N, H] */
  readonly vectors: tf.Tensor2D;
  /** The row that each belongs to; a row may have none, one or several. [N] */
  readonly rows: readonly number[];
}

/** @param params by the names of the loss's catalogue entry; absent ones are at their defaults */
export type LossFunction = (batch: EmbeddedBatch, params: ParamValues) => tf.Scalar;
