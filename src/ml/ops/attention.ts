/** Scaled dot-product attention (Vaswani et al. 2017) of several heads, each token seeing its own sentence only. */

import * as tf from '@tensorflow/tfjs-core';
import { attentionWasm } from '../kernels/wasm/attention';
import { kernelsInUse } from '../kernels/inUse';
import { attentionWebgpu } from '../kernels/webgpu/attention';
import { differentiable } from './differentiable';
import { applyDropout } from './dropout';
import type { Dropout } from './dropoutMask';
import { scatterAdd } from './embedding';
import { paddingOf, padTokens, padTokensWithZeros, unpadTokens, type Offsets, type Padding } from './padding';

export interface AttentionShape {
  readonly offsets: Offsets;
  readonly heads: number;
  /** Of the probabilities; an element's index is that in [S, heads, L, L], L being the longest sentence's length. */
  readonly dropout: Dropout | null;
}

export interface AttentionKernels {
  /**
   * q, k, v [T, H], bias [heads, 2L − 1] → context [T, H] and the probabilities before dropout, or what the kernel makes
   * them of again, in its own layout
   */
  forward(
    q: tf.Tensor2D,
    k: tf.Tensor2D,
    v: tf.Tensor2D,
    shape: AttentionShape,
    bias: tf.Tensor2D | null,
  ): { context: tf.Tensor2D; probabilities: tf.Tensor };
  /** dcontext, q, k, v [T, H] → dq, dk, dv [T, H] and, where there is a bias, dbias [heads, 2L − 1] */
  backward(
    dy: tf.Tensor2D,
    q: tf.Tensor2D,
    k: tf.Tensor2D,
    v: tf.Tensor2D,
    probabilities: tf.Tensor,
    shape: AttentionShape,
    bias: tf.Tensor2D | null,
  ): tf.Tensor2D[];
}

/**
 * softmax(q·kᵀ/√d + b)·v in each sentence and head.
 * @param q [T, H]
 * @param k [T, H]
 * @param v [T, H]
 * @param bias b by distance, as `distanceBias` gives it: token i's score of token j gets column j − i + L − 1, L being the
 * longest sentence's length. [heads, 2L − 1]
 * @returns [T, H]
 */
export function attention(
  q: tf.Tensor2D,
  k: tf.Tensor2D,
  v: tf.Tensor2D,
  shape: AttentionShape,
  bias: tf.Tensor2D | null = null,
): tf.Tensor2D {
  const kernels = kernelsInUse({
    wasm: attentionWasm,
    webgpu: attentionWebgpu,
    reference: attentionReference,
  });
  return differentiable(bias ? [q, k, v, bias] : [q, k, v], () => {
    const { context, probabilities } = kernels.forward(q, k, v, shape, bias);
    return {
      value: context,
      saved: [q, k, v, probabilities, ...(bias ? [bias] : [])],
      backward: (dy, q, k, v, probabilities, ...[bias]) =>
        kernels.backward(dy, q, k, v, probabilities, shape, bias ?? null),
    };
  });
}

/** The column of the bias at each pair (i, j) of places. [L·L] */
const distancesOf = (longest: number) =>
  Int32Array.from(
    { length: longest * longest },
    (_, pair) => (pair % longest) - Math.floor(pair / longest) + longest - 1,
  );

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

export const attentionReference: AttentionKernels = {
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
    const context = tf.matMul<tf.Tensor4D>(applyDropout(probabilities, dropout), vs); // [S, heads, L, d]
    return { context: unpadTokens(mergeHeads(context), padding), probabilities };
  },

  backward(dy, q, k, v, probabilities, { offsets, heads, dropout }, bias) {
    const padding = paddingOf(offsets);
    const padded = (x: tf.Tensor2D) => splitHeads(padTokens(x, padding), padding, heads);
    const [qs, ks, vs] = [padded(q), padded(k), padded(v)];
    const scale = 1 / Math.sqrt(q.shape[1] / heads);
    const dcontext = splitHeads(padTokensWithZeros(dy, padding), padding, heads); // [S, heads, L, d]
    const dv = tf.matMul<tf.Tensor4D>(applyDropout(probabilities, dropout), dcontext, true, false);
    const dp = applyDropout(tf.matMul(dcontext, vs, false, true), dropout); // [S, heads, L, L]
    const along = tf.sum(tf.mul(dp, probabilities), -1, true);
    const derivatives = tf.mul<tf.Tensor4D>(probabilities, tf.sub(dp, along));
    const dscores = tf.mul(derivatives, scale);
    const dq = tf.matMul<tf.Tensor4D>(dscores, ks);
    const dk = tf.matMul<tf.Tensor4D>(dscores, qs, true, false);
    const packed = (x: tf.Tensor4D) => unpadTokens(mergeHeads(x), padding);
    return [packed(dq), packed(dk), packed(dv), ...(bias ? [byDistance(derivatives, padding)] : [])];
  },
};

/** [heads, 2L − 1] → [heads, L, L] */
function squareOf(bias: tf.Tensor2D, longest: number): tf.Tensor3D {
  const [heads] = bias.shape;
  const columns = tf.transpose(bias); // [2L − 1, heads]
  const pairs = tf.gather(columns, tf.tensor1d(distancesOf(longest), 'int32')); // [L·L, heads]
  return tf.reshape(tf.transpose(pairs), [heads, longest, longest]);
}

/** The adjoint of `squareOf`, summed over the sentences; a padded place has no slope as asker, and none as asked. */
function byDistance(derivatives: tf.Tensor4D, { longest, mask, sentences }: Padding): tf.Tensor2D {
  const [, heads] = derivatives.shape;
  const asking = tf.tensor4d(mask, [sentences, 1, longest, 1]);
  const square = tf.sum(tf.mul(derivatives, asking), 0); // [heads, L, L]
  const pairs = tf.transpose(tf.reshape<tf.Rank.R2>(square, [heads, longest * longest]));
  return tf.transpose(scatterAdd(pairs, distancesOf(longest), [2 * longest - 1, heads]));
}
