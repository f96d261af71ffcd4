/**
 * GISTEmbedLoss of sentence-transformers (Solatorio 2024): among the second sentences of the batch, the first ones, the
 * second ones' similarities to each other and the hard negatives, each first sentence must find its own partner by cosine.
 * What the guide finds more similar than the pair itself, less a margin, is left out.
 */

import * as tf from '@tensorflow/tfjs-core';
import { gistEmbed } from '../../../core/losses/entries/distill/gistEmbed';
import { readParams } from '../../../core/losses/params';
import { normalize } from '../../ops/normalize';
import { pairOf, teacherOf } from '../columns';
import { crossEntropyToDiagonal, dotProducts, unseen } from '../ops/similarity';
import type { LossFunction } from '../types';

/** As torch's cosine_similarity. */
const eps = 1e-8;

export const gistEmbedLoss: LossFunction = (batch, params) => {
  const [sentence1, sentence2] = pairOf(batch);
  const { temperature, marginStrategy, margin, contrastAnchors, contrastPositives } = readParams(
    gistEmbed.params,
    params,
  );
  const teacher = teacherOf(batch);
  const unit = (x: tf.Tensor2D) => normalize(x, eps);
  const [first, second] = [unit(sentence1), unit(sentence2)];
  const [guideFirst, guideSecond] = [unit(teacher.sentence1), unit(teacher.sentence2 ?? teacher.sentence1)];
  const own = tf.eye(sentence1.shape[0]);
  const guided = dotProducts(guideFirst, guideSecond); // [B, B]
  const ofPair = tf.sum<tf.Tensor2D>(tf.mul(guided, own), 1, true); // [B, 1]
  const bound =
    marginStrategy === 'absolute' ? tf.sub(ofPair, margin) : tf.sub(ofPair, tf.mul(tf.abs(ofPair), margin));
  /** 1 where the guide finds more than the bound. */
  const isFalse = (similarities: tf.Tensor2D) => tf.cast(tf.greater(similarities, bound), 'float32');
  const without = (scores: tf.Tensor2D, left: tf.Tensor) => tf.sub<tf.Tensor2D>(scores, tf.mul(left, unseen));

  const scores = [without(dotProducts(first, second), tf.mul(isFalse(guided), tf.sub(1, own)))];
  if (contrastAnchors) {
    scores.push(without(dotProducts(first, first), isFalse(dotProducts(guideFirst, guideFirst))));
  }
  if (contrastPositives) {
    scores.push(without(dotProducts(second, second), isFalse(dotProducts(guideSecond, guideSecond))));
  }
  if (batch.negatives && teacher.negatives) {
    const guidedNegatives = dotProducts(guideFirst, unit(teacher.negatives));
    scores.push(without(dotProducts(first, unit(batch.negatives.vectors)), isFalse(guidedNegatives)));
  }
  return crossEntropyToDiagonal(tf.mul(tf.concat(scores, 1), 1 / temperature));
};
