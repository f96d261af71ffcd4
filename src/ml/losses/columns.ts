/** The columns of a batch that a loss cannot do without. */

import type * as tf from '@tensorflow/tfjs-core';
import type { EmbeddedBatch } from './types';

/** Both sentences of each pair. [B, H] each */
export function pairOf({ sentence1, sentence2 }: EmbeddedBatch): readonly [tf.Tensor2D, tf.Tensor2D] {
  if (!sentence2) throw new TypeError('This loss needs pairs.');
  return [sentence1, sentence2];
}

/** Anchor, positive and negative of each triplet. [B, H] each */
export function tripletOf(batch: EmbeddedBatch): readonly [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D] {
  if (!batch.negative) throw new TypeError('This loss needs a negative for each pair.');
  return [...pairOf(batch), batch.negative];
}
