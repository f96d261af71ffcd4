/** The engine's mathematics as plain loops in float64, each straight from its definition. */

import type { Pooling } from '../../../src/core/model/types';
import type { Numbers } from './numeric';

const at = (x: Numbers, i: number) => x[i] ?? NaN;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const sum = (x: Numbers) => x.reduce((a, b) => a + b, 0);

export function rows(x: Numbers, n: number): Numbers[] {
  return range(x.length / n).map((r) => x.slice(r * n, (r + 1) * n));
}

export function linear(x: Numbers, w: Numbers, b: Numbers): Numbers {
  const out = b.length;
  const into = w.length / out;
  return rows(x, into).flatMap((row) =>
    range(out).map((o) => at(b, o) + sum(row.map((value, i) => value * at(w, i * out + o)))),
  );
}

export function layerNorm(z: Numbers, gamma: Numbers, beta: Numbers, eps: number): Numbers {
  return rows(z, gamma.length).flatMap((row) => {
    const mean = sum(row) / row.length;
    const variance = sum(row.map((value) => (value - mean) ** 2)) / row.length;
    return row.map((value, j) => ((value - mean) / Math.sqrt(variance + eps)) * at(gamma, j) + at(beta, j));
  });
}

/** erf by its Taylor series, exact to float64 for |x| below 4. */
export function erf(x: number): number {
  let term = x;
  let total = x;
  for (let n = 1; n < 120; n++) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

export const activations = {
  gelu: (x: number) => 0.5 * x * (1 + erf(x / Math.SQRT2)),
  gelu_tanh: (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  relu: (x: number) => Math.max(x, 0),
  identity: (x: number) => x,
  tanh: Math.tanh,
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  silu: (x: number) => x / (1 + Math.exp(-x)),
};

/**
 * `factor(s, h, i, j)` is what dropout multiplies a probability by, `bias(h, j − i)` what is added to a score for the
 * distance.
 */
export function attention(
  q: Numbers,
  k: Numbers,
  v: Numbers,
  hidden: number,
  heads: number,
  offsets: Int32Array,
  factor: (s: number, h: number, i: number, j: number) => number = () => 1,
  bias: (h: number, distance: number) => number = () => 0,
): Numbers {
  const d = hidden / heads;
  const out = new Array<number>(q.length).fill(0);
  for (let s = 0; s + 1 < offsets.length; s++) {
    const start = offsets[s] ?? NaN;
    const tokens = range((offsets[s + 1] ?? NaN) - start);
    for (const h of range(heads)) {
      const place = (t: number, c: number) => (start + t) * hidden + h * d + c;
      for (const i of tokens) {
        const scores = tokens.map((j) => sum(range(d).map((c) => at(q, place(i, c)) * at(k, place(j, c)))));
        const exps = scores.map((score, j) => Math.exp(score / Math.sqrt(d) + bias(h, j - i)));
        for (const c of range(d)) {
          out[place(i, c)] = sum(
            tokens.map((j) => (at(exps, j) / sum(exps)) * factor(s, h, i, j) * at(v, place(j, c))),
          );
        }
      }
    }
  }
  return out;
}

/** The vectors of one sentence's tokens in one dimension → its pooled number; `first` is the first token's place from 1. */
export const poolings: Readonly<Record<Pooling, (column: Numbers, first: number) => number>> = {
  cls: (column) => at(column, 0),
  max: (column) => Math.max(...column),
  mean: (column) => sum(column) / column.length,
  mean_sqrt_len_tokens: (column) => sum(column) / Math.sqrt(column.length),
  weightedmean(column, first) {
    const weights = column.map((_, i) => first + i);
    return sum(column.map((value, i) => value * at(weights, i))) / sum(weights);
  },
  lasttoken: (column) => at(column, column.length - 1),
};

export function pool(x: Numbers, hidden: number, offsets: Int32Array, pooling: Pooling, skip = 0): Numbers {
  const tokens = rows(x, hidden);
  return range(offsets.length - 1).flatMap((s) => {
    const whole = tokens.slice(offsets[s], offsets[s + 1]);
    const left = Math.min(skip, whole.length - 1);
    return range(hidden).map((j) =>
      poolings[pooling](
        whole.slice(left).map((token) => at(token, j)),
        left + 1,
      ),
    );
  });
}

export function normalize(x: Numbers, n: number, eps: number): Numbers {
  return rows(x, n).flatMap((row) => {
    const norm = Math.max(Math.hypot(...row), eps);
    return row.map((value) => value / norm);
  });
}

export function dotProducts(a: Numbers, b: Numbers, n: number): Numbers {
  return rows(a, n).flatMap((x) => rows(b, n).map((y) => sum(x.map((value, i) => value * at(y, i)))));
}

export function crossEntropyToDiagonal(scores: Numbers, columns: number): Numbers {
  const losses = rows(scores, columns).map((row, i) => Math.log(sum(row.map(Math.exp))) - at(row, i));
  return [sum(losses) / losses.length];
}
