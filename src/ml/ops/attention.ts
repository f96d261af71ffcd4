/** Scaled dot-product attention (Vaswani et al. 2017) of several heads, each token seeing its own sentence only. */

import * as tf from '@tensorflow/tfjs-core';
import { attentionWasm } from '../kernels/wasm/attention';
import { wasmKernels } from '../kernels/wasm/kernels';
import { differentiable } from './differentiable';
import { applyDropout } from './dropout';
import type { Dropout } from './dropoutMask';
import { paddingOf, padTokens, padTokensWithZeros, unpadTokens, type Offsets, type Padding } from './padding';

export interface AttentionShape {
  readonly offsets: Offsets;
  readonly heads: number;
  /** Of the probabilities; an element's index is that in [S, heads, L, L], L being the longest sentence's length. */
  readonly dropout: Dropout | null;
}

export interface AttentionKernels {
  /** q, k, v [T, H] → context [T, H] and the probabilities before dropout, in the kernel's own layout */
  forward(
    q: tf.Tensor2D,
    k: tf.Tensor2D,
    v: tf.Tensor2D,
    shape: AttentionShape,
  ): { context: tf.Tensor2D; probabilities: tf.Tensor };
  /** dcontext, q, k, v [T, H] → dq, dk, dv [T, H] */
  backward(
    dy: tf.Tensor2D,
    q: tf.Tensor2D,
    k: tf.Tensor2D,
    v: tf.Tensor2D,
    probabilities: tf.Tensor,
    shape: AttentionShape,
  ): [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
}

/**
 * softmax(q·kᵀ/√d)·v in each sentence and head.
 * @param q [T, H]
 * @param k [T, H]
 * @param v [T, H]
 * @returns [T, H]
 */
export function attention(
  q: tf.Tensor2D,
  k: tf.Tensor2D,
  v: tf.Tensor2D,
  shape: AttentionShape,
): tf.Tensor2D {
  const wasm = wasmKernels();
  const kernels = wasm ? attentionWasm(wasm) : attentionReference;
  return differentiable([q, k, v], () => {
    const { context, probabilities } = kernels.forward(q, k, v, shape);
    return {
      value: context,
      saved: [q, k, v, probabilities],
      backward: (dy, q, k, v, probabilities) => kernels.backward(dy, q, k, v, probabilities, shape),
    };
  });
}

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
  forward(q, k, v, { offsets, heads, dropout }) {
    const padding = paddingOf(offsets);
    const { sentences, longest, mask } = padding;
    const padded = (x: tf.Tensor2D) => splitHeads(padTokens(x, padding), padding, heads);
    const [qs, ks, vs] = [padded(q), padded(k), padded(v)];
    const scale = 1 / Math.sqrt(q.shape[1] / heads);
    const hidden = tf.mul(tf.sub(1, tf.tensor4d(mask, [sentences, 1, 1, longest])), -1e9);
    const scores = tf.add(tf.mul(tf.matMul(qs, ks, false, true), scale), hidden); // [S, heads, L, L]
    const probabilities = tf.softmax(scores);
    const context = tf.matMul<tf.Tensor4D>(applyDropout(probabilities, dropout), vs); // [S, heads, L, d]
    return { context: unpadTokens(mergeHeads(context), padding), probabilities };
  },

  backward(dy, q, k, v, probabilities, { offsets, heads, dropout }) {
    const padding = paddingOf(offsets);
    const padded = (x: tf.Tensor2D) => splitHeads(padTokens(x, padding), padding, heads);
    const [qs, ks, vs] = [padded(q), padded(k), padded(v)];
    const scale = 1 / Math.sqrt(q.shape[1] / heads);
    const dcontext = splitHeads(padTokensWithZeros(dy, padding), padding, heads); // [S, heads, L, d]
    const dv = tf.matMul<tf.Tensor4D>(applyDropout(probabilities, dropout), dcontext, true, false);
    const dp = applyDropout(tf.matMul(dcontext, vs, false, true), dropout); // [S, heads, L, L]
    const along = tf.sum(tf.mul(dp, probabilities), -1, true);
    const dscores = tf.mul(tf.mul(probabilities, tf.sub(dp, along)), scale);
    const dq = tf.matMul<tf.Tensor4D>(dscores, ks);
    const dk = tf.matMul<tf.Tensor4D>(dscores, qs, true, false);
    const packed = (x: tf.Tensor4D) => unpadTokens(mergeHeads(x), padding);
    return [packed(dq), packed(dk), packed(dv)];
  },
};
