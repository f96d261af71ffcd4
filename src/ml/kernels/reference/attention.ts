/** Attention over padded sentences: a position without a token is seen by none, and its own context is left out. */

import * as tf from '@tensorflow/tfjs-core';
import type { AttentionKernels } from '../contract';
import type { Dropout } from '../dropoutMask';
import { paddingOf, padTokens, padTokensWithZeros, unpadTokens, type Padding } from '../padding';
import { dropout as applyDropout } from './dropout';
import { scatterAdd } from './embedding';

export const attention: AttentionKernels = {
  forward(q, k, v, { offsets, heads, dropout }, bias) {
    const padding = paddingOf(offsets);
    const { sentences, longest, mask } = padding;
    const padded = (x: tf.Tensor2D) => splitHeads(padTokens(x, padding), padding, heads);
    const [qs, ks, vs] = [padded(q), padded(k), padded(v)];
    const scale = 1 / Math.sqrt(q.shape[1] / heads);
    const hidden = tf.mul(tf.sub(1, tf.tensor4d(mask, [sentences, 1, 1, longest])), -1e9);
    const products = tf.mul(tf.matMul(qs, ks, false, true), scale); // [S, heads, L, L]
    const scores = tf.add(bias ? tf.add(products, squareOf(bias, longest)) : products, hidden);
    const probabilities = tf.softmax(scores);
    const context = tf.matMul<tf.Tensor4D>(dropped(probabilities, dropout), vs); // [S, heads, L, d]
    return { context: unpadTokens(mergeHeads(context), padding), probabilities };
  },

  backward(dy, q, k, v, probabilities, { offsets, heads, dropout }, bias) {
    const padding = paddingOf(offsets);
    const padded = (x: tf.Tensor2D) => splitHeads(padTokens(x, padding), padding, heads);
    const [qs, ks, vs] = [padded(q), padded(k), padded(v)];
    const scale = 1 / Math.sqrt(q.shape[1] / heads);
    const dcontext = splitHeads(padTokensWithZeros(dy, padding), padding, heads); // [S, heads, L, d]
    const dv = tf.matMul<tf.Tensor4D>(dropped(probabilities, dropout), dcontext, true, false);
    const dp = dropped(tf.matMul(dcontext, vs, false, true), dropout); // [S, heads, L, L]
    const along = tf.sum(tf.mul(dp, probabilities), -1, true);
    const derivatives = tf.mul<tf.Tensor4D>(probabilities, tf.sub(dp, along));
    const dscores = tf.mul(derivatives, scale);
    const dq = tf.matMul<tf.Tensor4D>(dscores, ks);
    const dk = tf.matMul<tf.Tensor4D>(dscores, qs, true, false);
    const packed = (x: tf.Tensor4D) => unpadTokens(mergeHeads(x), padding);
    return [packed(dq), packed(dk), packed(dv), ...(bias ? [byDistance(derivatives, padding)] : [])];
  },
};

const dropped = (x: tf.Tensor, dropout: Dropout | null) => (dropout ? applyDropout(x, dropout) : x);

/** [S·L, H] → [S, heads, L, d] */
function splitHeads(x: tf.Tensor2D, { sentences, longest }: Padding, heads: number): tf.Tensor4D {
  const d = x.shape[1] / heads;
  return tf.transpose(tf.reshape<tf.Rank.R4>(x, [sentences, longest, heads, d]), [0, 2, 1, 3]);
}

/** [S, heads, L, d] → [S·L, H] */
function mergeHeads(x: tf.Tensor4D): tf.Tensor2D {
  const [sentences, heads, longest, d] = x.shape;
  return tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [sentences * longest, heads * d]);
}

/** The column of the bias at each pair (i, j) of positions. [L·L] */
const distancesOf = (longest: number) =>
  Int32Array.from(
    { length: longest * longest },
    (_, pair) => (pair % longest) - Math.floor(pair / longest) + longest - 1,
  );

/** [heads, 2L − 1] → [heads, L, L] */
function squareOf(bias: tf.Tensor2D, longest: number): tf.Tensor3D {
  const [heads] = bias.shape;
  const columns = tf.transpose(bias); // [2L − 1, heads]
  const pairs = tf.gather(columns, tf.tensor1d(distancesOf(longest), 'int32')); // [L·L, heads]
  return tf.reshape(tf.transpose(pairs), [heads, longest, longest]);
}

/**
 * The adjoint of `squareOf`, summed over the sentences. The derivative by a score of a position without a token is 0: as
 * a key its probability is 0, and as a query it is masked here.
 */
function byDistance(derivatives: tf.Tensor4D, { longest, mask, sentences }: Padding): tf.Tensor2D {
  const [, heads] = derivatives.shape;
  const queries = tf.tensor4d(mask, [sentences, 1, longest, 1]);
  const square = tf.sum(tf.mul(derivatives, queries), 0); // [heads, L, L]
  const pairs = tf.transpose(tf.reshape<tf.Rank.R2>(square, [heads, longest * longest]));
  return tf.transpose(scatterAdd(pairs, distancesOf(longest), [2 * longest - 1, heads]));
}
