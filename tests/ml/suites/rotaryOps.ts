/** The ops of ModernBERT's layers against plain loops. */

import * as tf from '@tensorflow/tfjs-core';
import { gatedActivation } from '../../../src/ml/ops/gatedActivation';
import { layerNorm } from '../../../src/ml/ops/layerNorm';
import { rotaryAttention, turnsOf, windowBias } from '../../../src/ml/ops/attention/rotaryAttention';
import * as naive from './naive';
import type { expectOp } from './numeric';

type Numbers = readonly number[];

/** Lengths 1, 6, 3 and 5. */
const offsets = Int32Array.of(0, 1, 7, 10, 15);
const [tokens, heads, hidden] = [15, 2, 8];
const size = hidden / heads;

const matrix = (x: tf.Tensor): tf.Tensor2D => tf.reshape<tf.Rank.R2>(x, [x.shape[0] ?? 0, x.shape[1] ?? 0]);

/** The `part`th third of each row. */
const third = (qkv: Numbers, part: number) =>
  naive.rows(qkv, 3 * hidden).flatMap((row) => row.slice(part * hidden, (part + 1) * hidden));

/** Each pair (x_i, x_{i + d/2}) of a head as a complex number, times e^{i·position·θ^(−2i/d)}. */
function turned(x: Numbers, theta: number): Numbers {
  const out = [...x];
  for (let t = 0; t < tokens; t++) {
    const start = offsets.findLast((offset) => offset <= t) ?? 0;
    for (let h = 0; h < heads; h++) {
      for (let i = 0; i < size / 2; i++) {
        const angle = (t - start) * theta ** ((-2 * i) / size);
        const at = t * hidden + h * size + i;
        const [re = NaN, im = NaN] = [x[at], x[at + size / 2]];
        out[at] = re * Math.cos(angle) - im * Math.sin(angle);
        out[at + size / 2] = im * Math.cos(angle) + re * Math.sin(angle);
      }
    }
  }
  return out;
}

export function rotaryOpsSuite(check: (name: string, test: Parameters<typeof expectOp>[0]) => void): void {
  for (const window of [null, 2, 100]) {
    check(`rotaryAttention (window: ${window})`, {
      shapes: [[tokens, 3 * hidden]],
      op: (qkv) => {
        const layer = { theta: 50, window };
        const turns = turnsOf(offsets, size, layer.theta);
        const bias = windowBias(offsets, heads, layer);
        return rotaryAttention(matrix(qkv), turns, { offsets, heads, dropout: null }, bias);
      },
      naive: (qkv) =>
        naive.attention(
          turned(third(qkv, 0), 50),
          turned(third(qkv, 1), 50),
          third(qkv, 2),
          hidden,
          heads,
          offsets,
          undefined,
          (_, distance) => (window !== null && Math.abs(distance) > window ? -Infinity : 0),
        ),
    });
  }
  for (const activation of ['gelu', 'gelu_tanh', 'relu'] as const) {
    check(`gatedActivation of ${activation}`, {
      shapes: [[6, 10]],
      op: (x) => gatedActivation(matrix(x), activation),
      naive: (x) =>
        naive
          .rows(x, 10)
          .flatMap((row) =>
            row.slice(0, 5).map((a, i) => naive.activations[activation](a) * (row[i + 5] ?? NaN)),
          ),
      spread: 2,
    });
  }
  check('layerNorm without β', {
    shapes: [[4, 6], [6]],
    op: (x, gamma) => layerNorm(matrix(x), null, tf.reshape(gamma, [-1]), null, 1e-12),
    naive: (x, gamma) => naive.layerNorm(x, gamma, [0, 0, 0, 0, 0, 0], 1e-12),
    tolerance: 3e-5,
  });
}
