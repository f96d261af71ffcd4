/** Attention on queries and keys that are turned by their positions (rotary embeddings: Su et al. 2021, RoFormer). */

import * as tf from '@tensorflow/tfjs-core';
import type { AttentionShape } from '../../kernels/contract';
import { longestSentence, type Offsets } from '../../kernels/padding';
import { kernels } from '../../kernels/select';
import type { RotaryLayer } from '../../model/types';
import { differentiable } from '../differentiable';

/** Added to the score of a token outside the window: its share is 0 in float32. */
const outside = -1e9;

/** Cosines and sines of each token's angles, as `turned` multiplies by them; the caller disposes of them. */
export interface Turns {
  /** [T, 1, 1, d/2] */
  readonly cosines: tf.Tensor4D;
  /** Those of the first half of a head are negative. [T, 1, 2, d/2] */
  readonly sines: tf.Tensor4D;
}

/**
 * The angles position·θ^(−2i/d), i < d/2, positions counting from each sentence's start.
 * @param size d, the width of a head
 */
export function turnsOf(offsets: Offsets, size: number, theta: number): Turns {
  const half = size / 2;
  const tokens = offsets.at(-1) ?? 0;
  const cosines = new Float32Array(tokens * half);
  const sines = new Float32Array(2 * tokens * half);
  // transformers computes the frequencies and angles in float32.
  const frequencies = Float32Array.from({ length: half }, (_, i) => 1 / theta ** ((2 * i) / size));
  for (let s = 0; s + 1 < offsets.length; s++) {
    const start = offsets[s] ?? 0;
    for (let t = start; t < (offsets[s + 1] ?? 0); t++) {
      for (let i = 0; i < half; i++) {
        const angle = Math.fround((t - start) * (frequencies[i] ?? 0));
        const sine = Math.sin(angle);
        cosines[t * half + i] = Math.cos(angle);
        sines[2 * t * half + i] = -sine;
        sines[(2 * t + 1) * half + i] = sine;
      }
    }
  }
  return {
    cosines: tf.tensor4d(cosines, [tokens, 1, 1, half]),
    sines: tf.tensor4d(sines, [tokens, 1, 2, half]),
  };
}

/** x [T, H] with each head's halves (a, b) as (a·cos − b·sin, b·cos + a·sin); turned back where `back` is set. */
function turned(x: tf.Tensor2D, { cosines, sines }: Turns, heads: number, back = false): tf.Tensor2D {
  const [tokens, width] = x.shape;
  const halves = tf.reshape(x, [tokens, heads, 2, width / heads / 2]);
  const kept = tf.mul(halves, cosines);
  const other = tf.mul(tf.reverse(halves, 2), sines);
  return tf.reshape(back ? tf.sub(kept, other) : tf.add(kept, other), [tokens, width]);
}

/** 0 within the window, and for all farther tokens what takes their share. [heads, 2L − 1]; null where all are within it. */
export function windowBias(
  offsets: Offsets,
  heads: number,
  { window }: Pick<RotaryLayer, 'window'>,
): tf.Tensor2D | null {
  const longest = longestSentence(offsets);
  if (window === null || longest - 1 <= window) return null;
  const row = Float32Array.from({ length: 2 * longest - 1 }, (_, c) =>
    Math.abs(c - longest + 1) > window ? outside : 0,
  );
  return tf.tidy(() => tf.tile(tf.tensor2d(row, [1, row.length]), [heads, 1]));
}

/**
 * Attention's q and k are turned, v is not; the gradients of q and k are turned back.
 * @param qkv queries, keys and values side by side [T, 3H]
 * @param bias as `windowBias` gives it; it gets no gradient
 * @returns [T, H]
 */
export function rotaryAttention(
  qkv: tf.Tensor2D,
  turns: Turns,
  shape: AttentionShape,
  bias: tf.Tensor2D | null,
): tf.Tensor2D {
  const { attention } = kernels();
  const { heads } = shape;
  return differentiable([qkv], () => {
    const width = qkv.shape[1] / 3;
    const part = (i: number) => tf.slice(qkv, [0, i * width], [-1, width]);
    const [q, k, v] = [turned(part(0), turns, heads), turned(part(1), turns, heads), part(2)];
    const { context, probabilities } = attention.forward(q, k, v, shape, bias);
    return {
      value: context,
      saved: [q, k, v, probabilities, turns.cosines, turns.sines, ...(bias ? [bias] : [])],
      backward(dy, q, k, v, probabilities, cosines, sines, ...[bias]) {
        const [dq, dk, dv] = attention.backward(dy, q, k, v, probabilities, shape, bias ?? null);
        if (!dq || !dk || !dv) throw new Error('Attention has no gradients.');
        const back = (x: tf.Tensor2D) => turned(x, { cosines, sines }, heads, true);
        return [tf.concat2d([back(dq), back(dk), dv], 1)];
      },
    };
  });
}
