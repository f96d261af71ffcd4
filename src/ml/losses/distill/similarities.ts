/** How similar a first sentence is to its second one and to its negatives, to the model and to its teacher. */

import * as tf from '@tensorflow/tfjs-core';
import { normalize } from '../../ops/normalize';
import { pairOf, teacherOf } from '../columns';
import { oneHot } from '../ops/oneHot';
import { dotProducts } from '../ops/similarity';
import type { EmbeddedBatch } from '../types';

export type Similarity = 'dot' | 'cosine';

export interface Similarities {
  /** To the own second sentence. [B, 1] */
  readonly positive: tf.Tensor2D;
  /** To every hard negative of the batch. [B, N] */
  readonly negative: tf.Tensor2D;
}

export interface TaughtSimilarities {
  readonly model: Similarities;
  readonly teacher: Similarities;
  /** 1 where the negative belongs to the row. [B, N] */
  readonly owners: tf.Tensor2D;
}

/** @throws TypeError for a batch without negatives */
export function similaritiesOf(batch: EmbeddedBatch, similarity: Similarity): TaughtSimilarities {
  const [sentence1, sentence2] = pairOf(batch);
  const { negatives } = batch;
  if (!negatives) throw new TypeError('This loss needs a negative for each pair.');
  const rows = tf.tensor1d([...negatives.rows], 'int32');
  const owners = tf.transpose<tf.Tensor2D>(
    tf.reshape<tf.Rank.R2>(oneHot(rows, sentence1.shape[0]), [negatives.rows.length, sentence1.shape[0]]),
  );
  return {
    model: similarities(sentence1, sentence2, negatives.vectors, similarity),
    teacher: batch.scores ?? taughtSimilarities(batch, similarity),
    owners,
  };
}

function taughtSimilarities(batch: EmbeddedBatch, similarity: Similarity): Similarities {
  const { sentence1, sentence2, negatives } = teacherOf(batch);
  if (!sentence2 || !negatives) throw new TypeError('This loss needs a teacher of each column.');
  return similarities(sentence1, sentence2, negatives, similarity);
}

function similarities(
  first: tf.Tensor2D,
  second: tf.Tensor2D,
  negatives: tf.Tensor2D,
  similarity: Similarity,
): Similarities {
  const read = (x: tf.Tensor2D) => (similarity === 'cosine' ? normalize(x) : x);
  const query = read(first);
  return {
    positive: tf.sum(tf.mul(query, read(second)), 1, true),
    negative: dotProducts(query, read(negatives)),
  };
}
