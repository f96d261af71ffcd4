/**
 * From packed tokens to a padded batch and back, as gathers. On real tokens each is the other's adjoint, so that a
 * backward pass needs gathers only.
 */

import * as tf from '@tensorflow/tfjs-core';

/** Where each sentence of a packed batch begins; the last number is the end. [S + 1] */
export type Offsets = Int32Array;

export interface Padding {
  readonly sentences: number;
  /** Tokens of the longest sentence: L. */
  readonly longest: number;
  /** The packed row at each padded place; 0 at places without a token. [S·L] */
  readonly rows: Int32Array;
  /** 1 where a token is, else 0. [S·L] */
  readonly mask: Float32Array;
  /** The padded place of each packed row. [T] */
  readonly places: Int32Array;
}

export function longestSentence(offsets: Offsets): number {
  let longest = 0;
  for (let s = 1; s < offsets.length; s++) {
    longest = Math.max(longest, (offsets[s] ?? 0) - (offsets[s - 1] ?? 0));
  }
  return longest;
}

export function paddingOf(offsets: Offsets): Padding {
  const sentences = offsets.length - 1;
  const longest = longestSentence(offsets);
  const rows = new Int32Array(sentences * longest);
  const mask = new Float32Array(sentences * longest);
  const places = new Int32Array(offsets[sentences] ?? 0);
  for (let s = 0; s < sentences; s++) {
    const start = offsets[s] ?? 0;
    const end = offsets[s + 1] ?? 0;
    for (let t = start; t < end; t++) {
      const place = s * longest + t - start;
      rows[place] = t;
      mask[place] = 1;
      places[t] = place;
    }
  }
  return { sentences, longest, rows, mask, places };
}

/** [T, H] → [S·L, H]; a place without a token has row 0, for whoever masks it later */
export function padTokens(x: tf.Tensor2D, { rows }: Padding): tf.Tensor2D {
  return tf.gather(x, tf.tensor1d(rows, 'int32'));
}

/** [T, H] → [S·L, H], with zeros at places without a token: the adjoint of `unpadTokens` */
export function padTokensWithZeros(x: tf.Tensor2D, padding: Padding): tf.Tensor2D {
  return tf.mul(padTokens(x, padding), tf.tensor2d(padding.mask, [padding.mask.length, 1]));
}

/** [S·L, H] → [T, H] */
export function unpadTokens(x: tf.Tensor2D, { places }: Padding): tf.Tensor2D {
  return tf.gather(x, tf.tensor1d(places, 'int32'));
}
