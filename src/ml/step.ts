/** One training step: forward, loss, backward, clip, update. */

import * as tf from '@tensorflow/tfjs-core';
import {
  batchLoss,
  parameterGradients,
  type Gradients,
  type LossSettings,
  type StepBatch,
} from './batchLoss';
import type { SentenceEncoder } from './encoder';
import { cachedGradients, miniBatchSizeOf } from './gradientCache';
import type { AdamW } from './optim/adamw';
import { clipScale, globalNorm } from './optim/gradClip';

export { batchLoss, type StepBatch } from './batchLoss';

export interface StepSettings extends LossSettings {
  readonly learningRate: number;
  readonly maxGradNorm: number;
}

/** The loss and its gradient by every parameter; the caller disposes of them. */
export function batchGradients(
  encoder: SentenceEncoder,
  batch: StepBatch,
  settings: LossSettings,
): Gradients {
  const miniBatchSize = miniBatchSizeOf(settings);
  if (miniBatchSize !== null) return cachedGradients(encoder, batch, settings, miniBatchSize);
  return parameterGradients(encoder, () => batchLoss(encoder, batch, settings));
}

/**
 * Trains on one batch. Where the loss or the gradient is not finite the weights stay as they were, and the caller is
 * told by the numbers: a NaN may pass a shader's comparisons, so it is looked for here.
 * @returns the loss, and the gradients' common norm before clipping
 */
export async function trainStep(
  encoder: SentenceEncoder,
  optimizer: AdamW,
  batch: StepBatch,
  settings: StepSettings,
): Promise<{ loss: number; gradNorm: number }> {
  const { loss, gradients } = batchGradients(encoder, batch, settings);
  const norm = globalNorm(gradients.values());
  try {
    const [[lossValue = NaN], [gradNorm = NaN]] = await Promise.all([loss.data(), norm.data()]);
    if (Number.isFinite(lossValue) && Number.isFinite(gradNorm)) {
      optimizer.step(gradients, settings.learningRate, clipScale(gradNorm, settings.maxGradNorm));
    }
    return { loss: lossValue, gradNorm };
  } finally {
    tf.dispose([loss, norm, ...gradients.values()]);
  }
}
