/** What the losses on single sentences with a class share: distances within a batch, and who is of whose class. */

import * as tf from '@tensorflow/tfjs-core';
import type { inBatchDistance } from '../../../core/losses/distances';
import { indicator } from '../ops/indicator';
import { normalize } from '../../ops/normalize';
import { pairwiseDistances } from '../ops/pairwiseDistances';
import { dotProducts } from '../ops/similarity';

type InBatch = (typeof inBatchDistance)['options'][number]['value'];

/** BatchHardTripletLossDistanceFunction of sentence-transformers: x [B, H] → [B, B] */
export function distancesWithin(metric: InBatch, x: tf.Tensor2D): tf.Tensor2D {
  if (metric === 'euclidean') return pairwiseDistances(x);
  const unit = normalize(x);
  return tf.sub(1, dotProducts(unit, unit));
}

interface Masks {
  /** 1 for another sentence of the same class. [B, B] */
  readonly positive: tf.Tensor2D;
  /** 1 for a sentence of another class. [B, B] */
  readonly negative: tf.Tensor2D;
}

/** @param labels [B] */
export function masksOf(labels: tf.Tensor1D): Masks {
  const rows = labels.size;
  const same = indicator(tf.equal(tf.reshape(labels, [rows, 1]), tf.reshape(labels, [1, rows])));
  return { positive: tf.sub(same, tf.eye(rows)), negative: tf.sub(1, same) };
}

/** Numbers of a tensor that may be held for all triplets of some anchors. */
const maxNumbers = 2 ** 20;

/**
 * Goes through the anchors of a batch, as many at once as keeps their triplets small.
 * @param part from the way to cut a [B, B] to their rows, and from their number, the tensors that all of them sum or join
 */
export function byAnchors<T extends tf.TensorContainer>(
  rows: number,
  part: (of: (x: tf.Tensor2D) => tf.Tensor2D, count: number) => T,
): T[] {
  const size = Math.max(1, Math.floor(maxNumbers / rows ** 2));
  const parts: T[] = [];
  for (let start = 0; start < rows; start += size) {
    const count = Math.min(size, rows - start);
    parts.push(tf.tidy(() => part((x) => tf.slice(x, [start, 0], [count, rows]), count)));
  }
  return parts;
}

/** The sum of scalars. */
export const total = (scalars: readonly tf.Tensor[]): tf.Scalar => tf.sum(tf.stack([...scalars]));
