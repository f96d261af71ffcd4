/**
 * DistillKLDivLoss of sentence-transformers (Lin, Yang, Lin 2020): the Kullback-Leibler divergence of two softmaxes over a
 * row's second sentence and its negatives, the teacher's and the model's, averaged over the rows, times the square of the
 * temperature. A row with fewer negatives has fewer candidates.
 */

import * as tf from '@tensorflow/tfjs-core';
import { distillKLDiv } from '../../../core/losses/entries/distill/distillKLDiv';
import { readParams } from '../../../core/losses/params';
import { differentiable } from '../../ops/differentiable';
import type { LossFunction } from '../types';
import { unseen } from '../ops/similarity';
import { similaritiesOf, type Similarities } from './similarities';

export const distillKLDivLoss: LossFunction = (batch, params) => {
  const { similarity, temperature } = readParams(distillKLDiv.params, params);
  const { model, teacher, owners } = similaritiesOf(batch, similarity);
  const scores = ({ positive, negative }: Similarities) => {
    const own = tf.sub<tf.Tensor2D>(tf.mul(negative, 1 / temperature), tf.mul(tf.sub(1, owners), unseen));
    return tf.concat<tf.Tensor2D>([tf.mul<tf.Tensor2D>(positive, 1 / temperature), own], 1); // [B, 1 + N]
  };
  return tf.mul(divergence(scores(model), scores(teacher)), temperature ** 2);
};

/** The mean over the rows of Σ softmax(target)·(log softmax(target) − log softmax(scores)); `target` is a constant. [B, C] each */
function divergence(scores: tf.Tensor2D, target: tf.Tensor2D): tf.Scalar {
  const [rows] = scores.shape;
  return differentiable([scores], () => {
    const [ofModel, ofTeacher] = [logSoftmax(scores), logSoftmax(target)];
    const shares = tf.exp(ofTeacher);
    const each = tf.mul(shares, tf.sub(ofTeacher, ofModel));
    return {
      value: tf.div<tf.Scalar>(tf.sum(each), rows),
      saved: [tf.sub(tf.exp(ofModel), shares)],
      backward: (dy, derivative) => [tf.mul(derivative, tf.div(dy, rows))],
    };
  });
}

function logSoftmax(scores: tf.Tensor2D): tf.Tensor2D {
  const shifted = tf.sub(scores, tf.max(scores, 1, true));
  return tf.sub(shifted, tf.log(tf.sum(tf.exp(shifted), 1, true)));
}
