/**
 * SoftmaxLoss of sentence-transformers (Reimers & Gurevych 2019): the cross-entropy of a linear classifier, trained
 * along, on the two vectors of a pair side by side with their difference and their product.
 */

import * as tf from '@tensorflow/tfjs-core';
import { readParams } from '../../core/losses/params';
import { softmax } from '../../core/losses/entries/softmax';
import { linear } from '../ops/linear';
import { oneHot } from './ops/oneHot';
import { crossEntropy } from './ops/similarity';
import { pairOf } from './columns';
import type { EmbeddedBatch, LossFunction } from './types';

export const softmaxLoss: LossFunction = (batch, params) => {
  const [a, b] = pairOf(batch);
  const { sentences, difference, product } = readParams(softmax.params, params);
  const features = tf.concat<tf.Tensor2D>(
    [
      ...(sentences ? [a, b] : []),
      ...(difference ? [tf.abs<tf.Tensor2D>(tf.sub(a, b))] : []),
      ...(product ? [tf.mul<tf.Tensor2D>(a, b)] : []),
    ],
    1,
  ); // [B, 1 to 4 times H]
  const [weight, bias] = [headOf(batch, 'classifier.weight'), headOf(batch, 'classifier.bias')];
  const [into = 0, classes = 0] = weight.shape;
  const scores = linear(
    features,
    tf.reshape<tf.Rank.R2>(weight, [into, classes]),
    tf.reshape<tf.Rank.R1>(bias, [classes]),
  ); // [B, classes]
  return crossEntropy(scores, () => oneHot(tf.cast(batch.labels, 'int32'), classes));
};

function headOf({ head }: EmbeddedBatch, name: string): tf.Tensor {
  const parameter = head?.get(name);
  if (!parameter) throw new TypeError(`SoftmaxLoss needs ${name}.`);
  return parameter;
}
