/** Attention as loops over the tensors' memory, sentence by sentence and head by head: nothing is padded or moved. */

import type * as tf from '@tensorflow/tfjs-core';
import { dropThreshold, dropoutFactor } from '../../ops/dropout';
import type { AttentionKernels, AttentionShape } from '../../ops/attention';
import { longestSentence } from '../../ops/padding';
import type { HostMemory } from './memory';
import { axpy, dot } from './vector';

interface Head {
  /** The place of the head's first number in q, k and v, and its tokens. */
  readonly start: number;
  readonly tokens: number;
  /** The place of its [tokens, tokens] probabilities. */
  readonly square: number;
  /** What `dropout` multiplies probability (i, j) by. */
  kept(i: number, j: number): number;
}

/** Probabilities lie one [tokens, tokens] square after another, sentence by sentence and head by head. */
function* headsOf({ offsets, heads, dropout }: AttentionShape, hidden: number): Generator<Head> {
  const longest = longestSentence(offsets);
  const threshold = dropout ? dropThreshold(dropout) : 0;
  let square = 0;
  for (let s = 0; s + 1 < offsets.length; s++) {
    const first = offsets[s] ?? 0;
    const tokens = (offsets[s + 1] ?? 0) - first;
    for (let h = 0; h < heads; h++, square += tokens * tokens) {
      const place = (s * heads + h) * longest;
      const kept = (i: number, j: number) =>
        dropout ? dropoutFactor(dropout, threshold, (place + i) * longest + j) : 1;
      yield { start: first * hidden + h * (hidden / heads), tokens, square, kept };
    }
  }
}

function squares({ offsets, heads }: AttentionShape): number {
  let sum = 0;
  for (let s = 0; s + 1 < offsets.length; s++) sum += ((offsets[s + 1] ?? 0) - (offsets[s] ?? 0)) ** 2;
  return sum * heads;
}

/** softmax in place of x[at … at + n) */
function softmax(x: Float32Array, at: number, n: number): void {
  let max = -Infinity;
  for (let j = at; j < at + n; j++) max = Math.max(max, x[j] ?? 0);
  let sum = 0;
  for (let j = at; j < at + n; j++) {
    const e = Math.exp((x[j] ?? 0) - max);
    x[j] = e;
    sum += e;
  }
  for (let j = at; j < at + n; j++) x[j] = (x[j] ?? 0) / sum;
}

export const attentionHost = (memory: HostMemory): AttentionKernels => ({
  forward(q, k, v, shape) {
    const [tokens, hidden] = q.shape;
    const d = hidden / shape.heads;
    const scale = 1 / Math.sqrt(d);
    const context = memory.allocate<tf.Rank.R2>([tokens, hidden]);
    const probabilities = memory.allocate<tf.Rank.R1>([squares(shape)]);
    const [qs, ks, vs] = [memory.view(q), memory.view(k), memory.view(v)];
    const out = memory.view(context).fill(0);
    const ps = memory.view(probabilities);
    for (const head of headsOf(shape, hidden)) {
      for (let i = 0; i < head.tokens; i++) {
        const row = head.start + i * hidden;
        const at = head.square + i * head.tokens;
        for (let j = 0; j < head.tokens; j++)
          ps[at + j] = scale * dot(qs, row, ks, head.start + j * hidden, d);
        softmax(ps, at, head.tokens);
        for (let j = 0; j < head.tokens; j++) {
          axpy((ps[at + j] ?? 0) * head.kept(i, j), vs, head.start + j * hidden, out, row, d);
        }
      }
    }
    return { context, probabilities };
  },

  backward(dy, q, k, v, probabilities, shape) {
    const [tokens, hidden] = q.shape;
    const d = hidden / shape.heads;
    const scale = 1 / Math.sqrt(d);
    const dq = memory.allocate<tf.Rank.R2>([tokens, hidden]);
    const dk = memory.allocate<tf.Rank.R2>([tokens, hidden]);
    const dv = memory.allocate<tf.Rank.R2>([tokens, hidden]);
    const [qs, ks, vs] = [memory.view(q), memory.view(k), memory.view(v)];
    const [dqs, dks, dvs] = [memory.view(dq).fill(0), memory.view(dk).fill(0), memory.view(dv).fill(0)];
    const dys = memory.view(dy);
    const ps = memory.view(probabilities);
    const dp = new Float32Array(longestSentence(shape.offsets));
    for (const head of headsOf(shape, hidden)) {
      for (let i = 0; i < head.tokens; i++) {
        const row = head.start + i * hidden;
        const at = head.square + i * head.tokens;
        let along = 0;
        for (let j = 0; j < head.tokens; j++) {
          const p = ps[at + j] ?? 0;
          const kept = head.kept(i, j);
          const other = head.start + j * hidden;
          const slope = kept === 0 ? 0 : kept * dot(dys, row, vs, other, d);
          dp[j] = slope;
          along += slope * p;
          axpy(p * kept, dys, row, dvs, other, d);
        }
        for (let j = 0; j < head.tokens; j++) {
          const dscore = scale * (ps[at + j] ?? 0) * ((dp[j] ?? 0) - along);
          const other = head.start + j * hidden;
          axpy(dscore, ks, other, dqs, row, d);
          axpy(dscore, qs, row, dks, other, d);
        }
      }
    }
    return [dq, dk, dv];
  },
});
