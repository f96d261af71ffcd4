/** One training step: forward, loss, backward, clip, update. */

import * as tf from '@tensorflow/tfjs-core';
import type { LossName } from '../core/losses/catalogue';
import { pack, type SentenceEncoder } from './encoder';
import { lossFunctions } from './losses';
import type { DropoutKey } from './ops/dropoutMask';
import type { AdamW } from './optim/adamw';
import { clipScale, globalNorm } from './optim/gradClip';

/** Token ids, column by column: all of one length. */
export interface StepBatch {
  readonly sentence1: readonly Int32Array[];
  readonly sentence2: readonly Int32Array[];
  readonly negative: readonly Int32Array[] | null;
  /** [B]; a loss without labels does not look at them. */
  readonly labels: Float32Array;
}

export interface LossSettings {
  readonly loss: LossName;
  readonly lossParams: Readonly<Record<string, number>>;
  readonly dropout: DropoutKey | null;
}

export interface StepSettings extends LossSettings {
  readonly learningRate: number;
  readonly maxGradNorm: number;
}

export interface Gradients {
  readonly loss: tf.Scalar;
  /** By parameter. */
  readonly gradients: ReadonlyMap<string, tf.Tensor>;
}

/** The loss of a batch: all of its sentences go through the encoder in one packed batch. */
export function batchLoss(encoder: SentenceEncoder, batch: StepBatch, settings: LossSettings): tf.Scalar {
  const { sentence1, sentence2, negative, labels } = batch;
  const rows = sentence1.length;
  const sentences = [...sentence1, ...sentence2, ...(negative ?? [])];
  const embeddings = encoder.forward(pack(sentences), settings.dropout); // [columns·B, H]
  const column = (index: number) => tf.slice(embeddings, [index * rows, 0], [rows, embeddings.shape[1]]);
  return lossFunctions[settings.loss](
    {
      sentence1: column(0),
      sentence2: column(1),
      negative: negative ? column(2) : null,
      labels: tf.tensor1d(labels),
    },
    settings.lossParams,
  );
}

/** The loss and its gradient by every parameter; the caller disposes of them. */
export function batchGradients(
  encoder: SentenceEncoder,
  batch: StepBatch,
  settings: LossSettings,
): Gradients {
  const { value, grads } = tf.variableGrads(
    () => batchLoss(encoder, batch, settings),
    [...encoder.parameters.values()],
  );
  const gradients = new Map<string, tf.Tensor>();
  for (const [name, variable] of encoder.parameters) {
    const gradient = grads[variable.name];
    if (gradient) gradients.set(name, gradient);
  }
  return { loss: value, gradients };
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
