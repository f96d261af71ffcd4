/**
 * Gradient caching (Gao et al. 2021): the loss of a large batch in the memory of a small one. Every sentence is encoded
 * without a tape, the loss gives the gradient of all embeddings, and each mini-batch is encoded again with a tape.
 */

import * as tf from '@tensorflow/tfjs-core';
import { losses } from '../core/losses/catalogue';
import type { LossParam } from '../core/losses/types';
import {
  addTo,
  columnsOf,
  lossOf,
  parameterGradients,
  type Gradients,
  type LossSettings,
  type StepBatch,
} from './batchLoss';
import { pack, type SentenceEncoder } from './encoder';

/** How many sentences go through the encoder at once; null for a loss whose whole batch does. */
export function miniBatchSizeOf({
  loss,
  lossParams,
}: Pick<LossSettings, 'loss' | 'lossParams'>): number | null {
  const params: Readonly<Record<string, LossParam>> = losses[loss].params;
  const size = lossParams['miniBatchSize'] ?? params['miniBatchSize']?.default;
  return typeof size === 'number' && 'miniBatchSize' in params ? size : null;
}

/**
 * The loss and its gradient by every parameter, equal to those of the whole batch but for dropout, which draws for each
 * mini-batch anew and the same in both passes. The caller disposes of them.
 */
export function cachedGradients(
  encoder: SentenceEncoder,
  batch: StepBatch,
  settings: LossSettings,
  miniBatchSize: number,
): Gradients {
  const parts = columnsOf(batch).flatMap((column) => inParts(column, miniBatchSize));
  const encode = (part: number) =>
    encoder.forward(pack(parts[part] ?? []), settings.dropout && { ...settings.dropout, part });

  const { loss, slopes } = tf.tidy(() => {
    const embeddings = tf.concat(parts.map((_, part) => tf.tidy(() => encode(part))));
    const { value, grad } = tf.valueAndGrad((x) => lossOf(matrix(x), batch, settings))(embeddings);
    return { loss: tf.reshape<tf.Rank.R0>(value, []), slopes: matrix(grad) }; // [columns·B, H]
  });
  const sums = new Map<string, tf.Tensor>();
  let start = 0;
  for (const [part, sentences] of parts.entries()) {
    const slope = tf.slice(slopes, [start, 0], [sentences.length, slopes.shape[1]]);
    start += sentences.length;
    const { loss: product, gradients } = parameterGradients(encoder, () =>
      tf.sum<tf.Scalar>(tf.mul(encode(part), slope)),
    );
    tf.dispose([product, slope]);
    addTo(sums, gradients);
  }
  slopes.dispose();
  return { loss, gradients: sums };
}

function inParts<T>(items: readonly T[], size: number): (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}

const matrix = (x: tf.Tensor): tf.Tensor2D => tf.reshape<tf.Rank.R2>(x, [x.shape[0] ?? 0, x.shape[1] ?? 0]);
