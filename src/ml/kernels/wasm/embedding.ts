/** Rows of a table by id, both ways: plain loops over the tensors' memory, for there is little to compute. */

import type * as tf from '@tensorflow/tfjs-core';
import type { WasmRuntime } from './runtime';

/** out[t] = table[ids[t]]: [V, H] → [T, H] */
export function gatherWasm(runtime: WasmRuntime, table: tf.Tensor2D, ids: Int32Array): tf.Tensor2D {
  const n = table.shape[1];
  const out = runtime.allocate<tf.Rank.R2>([ids.length, n]);
  const from = runtime.view(table);
  const into = runtime.view(out);
  ids.forEach((id, t) => into.set(from.subarray(id * n, (id + 1) * n), t * n));
  return out;
}

/** out[ids[t]] += rows[t]: [T, H] → `shape` [V, H] */
export function scatterAddWasm(
  runtime: WasmRuntime,
  rows: tf.Tensor2D,
  ids: Int32Array,
  shape: [number, number],
): tf.Tensor2D {
  const n = shape[1];
  const out = runtime.allocate<tf.Rank.R2>(shape);
  const from = runtime.view(rows);
  const into = runtime.view(out).fill(0);
  for (let t = 0; t < ids.length; t++) {
    const [x, y] = [t * n, (ids[t] ?? 0) * n];
    for (let k = 0; k < n; k++) into[y + k] = (into[y + k] ?? 0) + (from[x + k] ?? 0);
  }
  return out;
}
