/** What losses train beside the encoder. It is not saved with the model, as sentence-transformers does not either. */

import * as tf from '@tensorflow/tfjs-core';
import type { LossName } from '../../core/losses/catalogue';
import { readParams } from '../../core/losses/params';
import { softmax } from '../../core/losses/entries/softmax';
import type { ParamValues } from '../../core/losses/types';
import { createRandom, streams } from '../../core/random';
import { variableFrom } from '../encoder/parameterTensors';

/** Parameters by their names; weights are [in, out]. */
export type Head = ReadonlyMap<string, tf.Variable>;

interface HeadSize {
  readonly loss: LossName;
  readonly lossParams: ParamValues;
  readonly seed: number;
  /** Of a sentence's vector. */
  readonly width: number;
  readonly classes: number;
}

/** A linear classifier as torch.nn.Linear begins, drawn by seed; null for a loss that has none. The caller disposes. */
export function createHead({ loss, lossParams, seed, width, classes }: HeadSize): Head | null {
  if (loss !== 'SoftmaxLoss') return null;
  const features = width * softmaxVectors(lossParams);
  const { next } = createRandom(seed, streams.head);
  const bound = 1 / Math.sqrt(features);
  const draw = (length: number) => Float32Array.from({ length }, () => (2 * next() - 1) * bound);
  return new Map([
    ['classifier.weight', variableFrom(tf.tensor(draw(features * classes), [features, classes]))],
    ['classifier.bias', variableFrom(tf.tensor(draw(classes), [classes]))],
  ]);
}

/** How many vectors of the encoder's width the classifier of SoftmaxLoss sees. */
export function softmaxVectors(params: ParamValues): number {
  const { sentences, difference, product } = readParams(softmax.params, params);
  return (sentences ? 2 : 0) + (difference ? 1 : 0) + (product ? 1 : 0);
}
