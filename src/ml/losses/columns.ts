/** The columns of a batch that a loss cannot do without. */

import type * as tf from '@tensorflow/tfjs-core';
import type { EmbeddedBatch, EmbeddedTeacher } from './types';

/** Both sentences of each pair. [B, H] each */
export function pairOf({ sentence1, sentence2 }: EmbeddedBatch): readonly [tf.Tensor2D, tf.Tensor2D] {
  if (!sentence2) throw new TypeError('This loss needs pairs.');
  return [sentence1, sentence2];
}

/** The teacher's vectors. */
export function teacherOf({ teacher }: EmbeddedBatch): EmbeddedTeacher {
  if (!teacher) throw new TypeError('This loss needs a teacher.');
  return teacher;
}

/** Anchor, positive and negative of each triplet: rows with one negative each. [B, H] each */
export function tripletOf(batch: EmbeddedBatch): readonly [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D] {
  const { negatives, sentence1 } = batch;
  const each = negatives?.rows.length === sentence1.shape[0] && negatives.rows.every((row, i) => row === i);
  if (!negatives || !each) throw new TypeError('This loss needs one negative for each pair.');
  return [...pairOf(batch), negatives.vectors];
}
