/**
 * From packed tokens to a padded batch and back, as gathers. On real tokens each is the other's adjoint, so that a
 * backward pass needs gathers only.
 */

import * as tf from '@tensorflow/tfjs-core';

/** The first token of each sentence of a packed batch, and the end of the last one. [S + 1] */
export type Offsets = Int32Array;

export interface Padding {
  readonly sentences: number;
  /** Tokens of the longest sentence: L. */
  readonly longest: number;
  /** The packed row at each padded position; 0 at positions without a token. [S·L] */
  readonly rows: Int32Array;
  /** 1 where a token is, else 0. [S·L] */
  readonly mask: Float32Array;
  /** The padded position of each packed row. [T] */
  readonly positions: Int32Array;
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
  const positions = new Int32Array(offsets[sentences] ?? 0);
  for (let s = 0; s < sentences; s++) {
    const start = offsets[s] ?? 0;
    const end = offsets[s + 1] ?? 0;
    for (let t = start; t < end; t++) {
      const position = s * longest + t - start;
      rows[position] = t;
      mask[position] = 1;
      positions[t] = position;
    }
  }
  return { sentences, longest, rows, mask, positions };
}

/** [T, H] → [S·L, H]; a position without a token has row 0, for whoever masks it later */
export function padTokens(x: tf.Tensor2D, { rows }: Padding): tf.Tensor2D {
  return tf.gather(x, tf.tensor1d(rows, 'int32'));
}

/** [T, H] → [S·L, H], with zeros at positions without a token: the adjoint of `unpadTokens` */
export function padTokensWithZeros(x: tf.Tensor2D, padding: Padding): tf.Tensor2D {
  return tf.mul(padTokens(x, padding), tf.tensor2d(padding.mask, [padding.mask.length, 1]));
}

/** [S·L, H] → [T, H] */
export function unpadTokens(x: tf.Tensor2D, { positions }: Padding): tf.Tensor2D {
  return tf.gather(x, tf.tensor1d(positions, 'int32'));
}
