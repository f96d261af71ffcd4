/**
 * Gradient caching (Gao et al. 2021): any loss of a large batch in the memory of a small one. Every sentence is encoded
 * without a tape, the gradient of the loss by all embeddings is computed, and each part of the batch is encoded again with
 * a tape.
 */

import * as tf from '@tensorflow/tfjs-core';
import {
  addTo,
  columnsOf,
  encode,
  lossOf,
  parameterGradients,
  scaledBy,
  skipsOf,
  type Gradients,
  type LossSettings,
  type StepBatch,
} from './batchLoss';
import { pack, type SentenceEncoder } from '../encoder/encoder';
import { activationBytes, emptyPass, withSentence, type PassSize } from '../memory/estimate';
import { miniBatchSizeOf } from '../memory/miniBatchSize';

/**
 * The sentences of each pass through the encoder, in the order of the batch's columns: all of them, or the mini-batches
 * of a loss that has them, or parts within the settings' memory budget.
 */
export function encoderPasses(
  { config }: SentenceEncoder,
  batch: StepBatch,
  settings: Pick<LossSettings, 'loss' | 'lossParams' | 'activationBudget'>,
): readonly (readonly Int32Array[])[] {
  const columns = columnsOf(batch);
  const size = miniBatchSizeOf(settings);
  const parts = size === null ? [columns.flat()] : columns.flatMap((column) => chunks(column, size));
  const { activationBudget: budget = Infinity } = settings;
  const withinBudget = (pass: PassSize) =>
    activationBytes(config.encoder, pass, tf.getBackend()).forward <= budget;
  return parts.flatMap((part) => withinMemory(part, withinBudget));
}

/**
 * The loss and its gradient by every parameter, equal to those of the whole batch except for dropout, whose mask differs
 * between parts and is the same in both passes of a part. The caller disposes of them.
 * @param parts of the batch's columns, one after another
 */
export function cachedGradients(
  encoder: SentenceEncoder,
  batch: StepBatch,
  settings: LossSettings,
  parts: readonly (readonly Int32Array[])[],
): Gradients {
  const skips = skipsOf(batch);
  const starts = parts.reduce<number[]>((all, { length }) => [...all, (all.at(-1) ?? 0) + length], [0]);
  const encodePart = (part: number) => {
    const packed = pack(parts[part] ?? [], skips.slice(starts[part], starts[part + 1]));
    return encode(encoder, packed, settings, settings.dropout && { ...settings.dropout, part });
  };
  const head = [...(settings.head ?? [])];

  settings.probe?.enter('forward');
  const { loss, derivatives, headGradients } = tf.tidy(() => {
    const embeddings = tf.concat(parts.map((_, part) => tf.tidy(() => encodePart(part))));
    const lossAt = (x: tf.Tensor) => {
      const value = scaledBy(lossOf(matrix(x), batch, settings), settings);
      settings.probe?.enter('backward');
      return value;
    };
    const inputs = [embeddings, ...head.map(([, variable]) => variable)];
    const { value, grads } = tf.valueAndGrads((...[x]) => lossAt(x ?? embeddings))(inputs);
    const [derivatives, ...headGradients] = grads;
    return {
      loss: tf.reshape<tf.Rank.R0>(value, []),
      derivatives: matrix(derivatives ?? embeddings),
      headGradients,
    }; // [S, H]
  });
  const sums = new Map<string, tf.Tensor>();
  for (const [i, [name]] of head.entries()) {
    const derivative = headGradients[i];
    if (derivative) sums.set(name, derivative);
  }
  let start = 0;
  for (const [part, sentences] of parts.entries()) {
    const derivative = tf.slice(derivatives, [start, 0], [sentences.length, derivatives.shape[1]]);
    start += sentences.length;
    const { loss: product, gradients } = parameterGradients(
      encoder,
      () => tf.sum<tf.Scalar>(tf.mul(encodePart(part), derivative)),
      { probe: settings.probe ?? null },
    );
    tf.dispose([product, derivative]);
    addTo(sums, gradients);
  }
  derivatives.dispose();
  return { loss, gradients: sums };
}

function chunks<T>(items: readonly T[], size: number): (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}

/** The longest parts within the budget, of one sentence at least. */
function withinMemory(
  sentences: readonly Int32Array[],
  withinBudget: (pass: PassSize) => boolean,
): (readonly Int32Array[])[] {
  const parts: Int32Array[][] = [[]];
  let size = emptyPass;
  for (const sentence of sentences) {
    size = withSentence(size, sentence.length);
    if (!withinBudget(size) && parts.at(-1)?.length !== 0) {
      parts.push([]);
      size = withSentence(emptyPass, sentence.length);
    }
    parts.at(-1)?.push(sentence);
  }
  return parts;
}

const matrix = (x: tf.Tensor): tf.Tensor2D => tf.reshape<tf.Rank.R2>(x, [x.shape[0] ?? 0, x.shape[1] ?? 0]);
