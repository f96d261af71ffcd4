/** One training step: forward, loss, backward, clip, update. */

import * as tf from '@tensorflow/tfjs-core';
import {
  addTo,
  batchLoss,
  parameterGradients,
  scaledBy,
  type Gradients,
  type LossSettings,
  type StepBatch,
} from './batchLoss';
import type { SentenceEncoder } from '../encoder/encoder';
import { cachedGradients, encoderPasses } from './gradientCache';
import { smallestScale } from '../kernels/contract';
import { kernels } from '../kernels/select';
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
  return parameterGradients(encoder, () => scaledBy(batchLoss(encoder, batch, settings), settings), settings);
}

/** The mean loss of a step, and the norm of its gradient before clipping. */
export interface StepNumbers {
  readonly loss: number;
  /** 0 for a step that was skipped. */
  readonly gradNorm: number;
  /** Whether float16 could not hold the gradient: nothing was updated, and the loss scale is halved. */
  readonly skipped?: boolean;
}

export const areFinite = ({ loss, gradNorm }: StepNumbers): boolean =>
  Number.isFinite(loss) && Number.isFinite(gradNorm);

/**
 * One optimiser step on the mean of the batches' losses, computed one after another in the memory of one (gradient
 * accumulation). If a loss or the gradient is not finite the weights are unchanged. Where updates are gated on the device
 * the step is queued when this returns, and others may be queued behind it; they change nothing either if this one does not.
 * @returns once the device has computed them; the caller checks whether they are finite
 */
export async function trainStep(
  encoder: SentenceEncoder,
  optimizer: AdamW,
  batches: readonly StepBatch[],
  settings: StepSettings,
): Promise<StepNumbers> {
  const count = batches.length;
  const sums = new Map<string, tf.Tensor>();
  const values: tf.Scalar[] = [];
  const lossScale = optimizer.lossScale();
  for (const [i, batch] of batches.entries()) {
    const dropout = settings.dropout && { ...settings.dropout, step: settings.dropout.step * count + i };
    const { loss, gradients } = batchGradients(encoder, batch, { ...settings, dropout, lossScale });
    addTo(sums, gradients);
    values.push(loss);
  }
  lossScale?.dispose();
  return clippedStep(optimizer, { losses: values, gradients: sums }, settings);
}

/**
 * The update of a step, clipped by the norm.
 * @param step its batches' losses, and the sums of their gradients by parameter; they are disposed of
 */
export async function clippedStep(
  optimizer: AdamW,
  {
    losses,
    gradients,
  }: { readonly losses: readonly tf.Scalar[]; readonly gradients: ReadonlyMap<string, tf.Tensor> },
  { learningRate, maxGradNorm, probe }: Pick<StepSettings, 'learningRate' | 'maxGradNorm' | 'probe'>,
): Promise<StepNumbers> {
  const { gate } = kernels();
  const count = losses.length;
  const stepsBefore = optimizer.steps;
  if (gate) probe?.enter('update');
  // Read together: each read waits for the device.
  const numbers = gate
    ? optimizer.gatedStep(gate, gradients, { losses, maxNorm: maxGradNorm, learningRate })
    : tf.tidy(() => tf.stack([globalNorm(gradients.values()), ...losses]));
  const free = () => tf.dispose([...losses, ...gradients.values()]);
  if (gate) free();
  try {
    probe?.enter('read-back');
    const result = stepNumbers(await numbers.data(), count);
    if (gate) {
      if (!areFinite(result)) optimizer.refused(stepsBefore);
    } else if (areFinite(result)) {
      probe?.enter('update');
      optimizer.step(gradients, learningRate, clipScale(result.gradNorm, maxGradNorm) / count);
    }
    return result;
  } finally {
    numbers.dispose();
    if (!gate) free();
  }
}

/** @param numbers the norm of the sums, the losses, and what both are scaled by, 1 if absent */
function stepNumbers(numbers: Iterable<number>, count: number): StepNumbers {
  const [sumNorm = NaN, ...rest] = numbers;
  const { [count]: scale = 1 } = rest;
  // Powers of 2: nothing is rounded.
  const loss = mean(rest.slice(0, count)) / scale;
  const gradNorm = sumNorm / scale / count;
  const skipped = Number.isFinite(loss) && !Number.isFinite(gradNorm) && scale >= smallestScale;
  return skipped ? { loss, gradNorm: 0, skipped } : { loss, gradNorm };
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
