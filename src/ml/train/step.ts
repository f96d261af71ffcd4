/** One training step: forward, loss, backward, clip, update. */

import * as tf from '@tensorflow/tfjs-core';
import {
  addTo,
  batchLoss,
  parameterGradients,
  type Gradients,
  type LossSettings,
  type StepBatch,
} from './batchLoss';
import type { SentenceEncoder } from '../encoder/encoder';
import { cachedGradients, encoderPasses } from './gradientCache';
import type { AdamW } from '../optim/adamw';
import { clipScale, globalNorm } from '../optim/gradClip';

export { batchLoss, negativesOf, type StepBatch } from './batchLoss';

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
  const parts = encoderPasses(encoder, batch, settings);
  if (parts.length > 1) return cachedGradients(encoder, batch, settings, parts);
  return parameterGradients(encoder, () => batchLoss(encoder, batch, settings), settings);
}

/**
 * One optimiser step on the mean of the batches' losses, computed one after another in the memory of one (gradient
 * accumulation). If a loss or the gradient is not finite the weights are unchanged: a NaN may pass a shader's comparisons,
 * so it is checked here.
 * @returns the mean loss, and the norm of its gradient before clipping; the caller checks whether they are finite
 */
export async function trainStep(
  encoder: SentenceEncoder,
  optimizer: AdamW,
  batches: readonly StepBatch[],
  settings: StepSettings,
): Promise<{ loss: number; gradNorm: number }> {
  const count = batches.length;
  const sums = new Map<string, tf.Tensor>();
  const values: tf.Scalar[] = [];
  for (const [i, batch] of batches.entries()) {
    const dropout = settings.dropout && { ...settings.dropout, step: settings.dropout.step * count + i };
    const { loss, gradients } = batchGradients(encoder, batch, { ...settings, dropout });
    addTo(sums, gradients);
    values.push(loss);
  }
  // Read together: each read waits for the GPU.
  const numbers = tf.tidy(() => tf.stack([globalNorm(sums.values()), ...values]));
  try {
    settings.probe?.enter('read-back');
    const [sumNorm = NaN, ...read] = await numbers.data();
    settings.probe?.enter('update');
    const loss = mean(read);
    const gradNorm = sumNorm / count;
    if (Number.isFinite(loss) && Number.isFinite(gradNorm)) {
      optimizer.step(sums, settings.learningRate, clipScale(gradNorm, settings.maxGradNorm) / count);
    }
    return { loss, gradNorm };
  } finally {
    tf.dispose([...values, numbers, ...sums.values()]);
  }
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
