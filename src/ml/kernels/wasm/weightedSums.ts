/** Weighted sums of each sentence's tokens, and their gradient: plain loops, for there is little to compute. */

import type * as tf from '@tensorflow/tfjs-core';
import type { WeightedSums } from '../contract';
import type { WasmRuntime } from './runtime';

export const weightedSumsWasm = (runtime: WasmRuntime): WeightedSums => ({
  forward(x, weights, offsets) {
    const n = x.shape[1];
    const out = runtime.allocate<tf.Rank.R2>([offsets.length - 1, n]);
    const from = runtime.view(x);
    const into = runtime.view(out);
    const sums = new Float64Array(n);
    for (let s = 0; s + 1 < offsets.length; s++) {
      sums.fill(0);
      for (let t = offsets[s] ?? 0; t < (offsets[s + 1] ?? 0); t++) {
        const weight = weights[t] ?? 0;
        for (let k = 0; k < n; k++) sums[k] = (sums[k] ?? 0) + weight * (from[t * n + k] ?? 0);
      }
      into.set(sums, s * n);
    }
    return out;
  },

  backward(dy, weights, offsets) {
    const n = dy.shape[1];
    const out = runtime.allocate<tf.Rank.R2>([weights.length, n]);
    const from = runtime.view(dy);
    const into = runtime.view(out);
    for (let s = 0; s + 1 < offsets.length; s++) {
      for (let t = offsets[s] ?? 0; t < (offsets[s + 1] ?? 0); t++) {
        const weight = weights[t] ?? 0;
        for (let k = 0; k < n; k++) into[t * n + k] = weight * (from[s * n + k] ?? 0);
      }
    }
    return out;
  },
});
