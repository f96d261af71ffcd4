/**
 * Attention over the tensors' memory, sentence by sentence and head by head: nothing is padded. Each head's rows are
 * first copied side by side as float64, which spares the products their conversions.
 */

import type * as tf from '@tensorflow/tfjs-core';
import type { AttentionKernels, AttentionShape } from '../../ops/attention';
import { dropThreshold, dropoutFactor } from '../../ops/dropoutMask';
import { longestSentence } from '../../ops/padding';
import { gatherRows, multiply, rowMajor, scatterRows, transpose } from './matrix';
import type { HostMemory } from './memory';

interface Head {
  /** The place of the head's first number in q, k and v, and its tokens. */
  readonly start: number;
  readonly tokens: number;
  /** The place of its [tokens, tokens] probabilities. */
  readonly square: number;
  /** The index of its first probability in [S, heads, L, L], for dropout. */
  readonly place: number;
}

/** Probabilities lie one [tokens, tokens] square after another, sentence by sentence and head by head. */
function headsOf(
  { offsets, heads }: AttentionShape,
  hidden: number,
): { list: Head[]; probabilities: number } {
  const longest = longestSentence(offsets);
  const list: Head[] = [];
  let square = 0;
  for (let s = 0; s + 1 < offsets.length; s++) {
    const first = offsets[s] ?? 0;
    const tokens = (offsets[s + 1] ?? 0) - first;
    for (let h = 0; h < heads; h++, square += tokens * tokens) {
      const place = (s * heads + h) * longest * longest;
      list.push({ start: first * hidden + h * (hidden / heads), tokens, square, place });
    }
  }
  return { list, probabilities: square };
}

/** Multiplies a head's [tokens, tokens] matrix by the dropout mask. */
function drop(x: Float64Array, { tokens, place }: Head, { offsets, dropout }: AttentionShape): void {
  if (!dropout) return;
  const longest = longestSentence(offsets);
  const threshold = dropThreshold(dropout);
  for (let i = 0, at = 0; i < tokens; i++) {
    for (let j = 0; j < tokens; j++, at++) {
      x[at] = (x[at] ?? 0) * dropoutFactor(dropout, threshold, place + i * longest + j);
    }
  }
}

/** softmax(scale·row), in place, of a [tokens, tokens] matrix */
function softmaxRows(x: Float64Array, tokens: number, scale: number): void {
  for (let start = 0; start < tokens * tokens; start += tokens) {
    const end = start + tokens;
    let max = -Infinity;
    for (let j = start; j < end; j++) max = Math.max(max, x[j] ?? 0);
    let sum = 0;
    for (let j = start; j < end; j++) {
      const e = Math.exp(scale * ((x[j] ?? 0) - max));
      x[j] = e;
      sum += e;
    }
    for (let j = start; j < end; j++) x[j] = (x[j] ?? 0) / sum;
  }
}

/** d(scores) from d(probabilities) in place: p·(dp − Σ dp·p)·scale, row by row of [tokens, tokens] matrices */
function softmaxRowsBackward(dp: Float64Array, p: Float64Array, tokens: number, scale: number): void {
  for (let start = 0; start < tokens * tokens; start += tokens) {
    const end = start + tokens;
    let along = 0;
    for (let j = start; j < end; j++) along += (dp[j] ?? 0) * (p[j] ?? 0);
    for (let j = start; j < end; j++) dp[j] = scale * (p[j] ?? 0) * ((dp[j] ?? 0) - along);
  }
}

export const attentionHost = (memory: HostMemory): AttentionKernels => ({
  forward(q, k, v, shape) {
    const [rows, hidden] = q.shape;
    const d = hidden / shape.heads;
    const { list, probabilities: count } = headsOf(shape, hidden);
    const context = memory.allocate<tf.Rank.R2>([rows, hidden]);
    const probabilities = memory.allocate<tf.Rank.R1>([count]);
    const [q32, k32, v32] = [memory.view(q), memory.view(k), memory.view(v)];
    const [context32, p32] = [memory.view(context), memory.view(probabilities)];
    const { matrix, square } = scratch(shape, d);
    const [qs, ks, vs, cs, ps] = [matrix(), matrix(), matrix(), matrix(), square()];
    for (const head of list) {
      const { start, tokens } = head;
      gatherRows(q32, start, hidden, qs, tokens, d);
      gatherRows(k32, start, hidden, ks, tokens, d);
      gatherRows(v32, start, hidden, vs, tokens, d);
      multiply(rowMajor(qs, d), transpose(rowMajor(ks, d)), ps, tokens, tokens, d);
      softmaxRows(ps, tokens, 1 / Math.sqrt(d));
      p32.set(ps.subarray(0, tokens * tokens), head.square);
      drop(ps, head, shape);
      multiply(rowMajor(ps, tokens), rowMajor(vs, d), cs, tokens, d, tokens);
      scatterRows(cs, context32, start, hidden, tokens, d);
    }
    return { context, probabilities };
  },

  backward(dy, q, k, v, probabilities, shape) {
    const [rows, hidden] = q.shape;
    const d = hidden / shape.heads;
    const dq = memory.allocate<tf.Rank.R2>([rows, hidden]);
    const dk = memory.allocate<tf.Rank.R2>([rows, hidden]);
    const dv = memory.allocate<tf.Rank.R2>([rows, hidden]);
    const [q32, k32, v32, dy32] = [memory.view(q), memory.view(k), memory.view(v), memory.view(dy)];
    const [dq32, dk32, dv32] = [memory.view(dq), memory.view(dk), memory.view(dv)];
    const p32 = memory.view(probabilities);
    const { matrix, square } = scratch(shape, d);
    const [qs, ks, vs, dys, out] = [matrix(), matrix(), matrix(), matrix(), matrix()];
    const [ps, dropped, dps] = [square(), square(), square()];
    for (const head of headsOf(shape, hidden).list) {
      const { start, tokens } = head;
      gatherRows(q32, start, hidden, qs, tokens, d);
      gatherRows(k32, start, hidden, ks, tokens, d);
      gatherRows(v32, start, hidden, vs, tokens, d);
      gatherRows(dy32, start, hidden, dys, tokens, d);
      ps.set(p32.subarray(head.square, head.square + tokens * tokens));
      dropped.set(ps);
      drop(dropped, head, shape);
      multiply(transpose(rowMajor(dropped, tokens)), rowMajor(dys, d), out, tokens, d, tokens);
      scatterRows(out, dv32, start, hidden, tokens, d);
      multiply(rowMajor(dys, d), transpose(rowMajor(vs, d)), dps, tokens, tokens, d);
      drop(dps, head, shape);
      softmaxRowsBackward(dps, ps, tokens, 1 / Math.sqrt(d));
      multiply(rowMajor(dps, tokens), rowMajor(ks, d), out, tokens, d, tokens);
      scatterRows(out, dq32, start, hidden, tokens, d);
      multiply(transpose(rowMajor(dps, tokens)), rowMajor(qs, d), out, tokens, d, tokens);
      scatterRows(out, dk32, start, hidden, tokens, d);
    }
    return [dq, dk, dv];
  },
});

/** Makers of arrays for one head of the longest sentence. */
function scratch({ offsets }: AttentionShape, d: number) {
  const longest = longestSentence(offsets);
  return {
    /** [L, d] */
    matrix: () => new Float64Array(longest * d),
    /** [L, L] */
    square: () => new Float64Array(longest * longest),
  };
}
