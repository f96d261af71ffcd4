/** Attention on WebAssembly: sentence by sentence and head by head, so that nothing is padded. */

import * as tf from '@tensorflow/tfjs-core';
import type { AttentionKernels, AttentionShape } from '../contract';
import { dropoutNumbers } from '../dropoutMask';
import { longestSentence } from '../padding';
import type { WasmRuntime } from './runtime';

/** The first float of each sentence's [heads, L, L] probabilities, and their number. */
function squaresOf({ offsets, heads }: AttentionShape): { starts: Int32Array; total: number } {
  const starts = new Int32Array(offsets.length - 1);
  let total = 0;
  for (let s = 0; s < starts.length; s++) {
    starts[s] = total;
    total += heads * ((offsets[s + 1] ?? 0) - (offsets[s] ?? 0)) ** 2;
  }
  return { starts, total };
}

export const attentionWasm = (runtime: WasmRuntime): AttentionKernels => {
  const run = (
    name: 'attention' | 'attentionBackward',
    tensors: readonly tf.Tensor[],
    bias: tf.Tensor | null,
    starts: Int32Array,
    hidden: number,
    { offsets, heads, dropout }: AttentionShape,
  ) => {
    const longest = longestSentence(offsets);
    const indices = [tf.tensor1d(offsets, 'int32'), tf.tensor1d(starts, 'int32')];
    const numbers = [starts.length, heads, hidden, longest, ...dropoutNumbers(dropout)];
    const addresses = [
      ...tensors.map(runtime.address),
      bias ? runtime.address(bias) : 0,
      ...indices.map(runtime.address),
    ];
    const scratch = runtime.sizes.attentionScratch(longest, hidden / heads);
    runtime.run(name, [...addresses, ...numbers], starts.length * heads, scratch);
    tf.dispose(indices);
  };
  return {
    forward(q, k, v, shape, bias) {
      const { starts, total } = squaresOf(shape);
      const context = runtime.allocate<tf.Rank.R2>(q.shape);
      const probabilities = runtime.allocate<tf.Rank.R1>([total]);
      run('attention', [q, k, v, context, probabilities], bias, starts, q.shape[1], shape);
      return { context, probabilities };
    },
    backward(dy, q, k, v, probabilities, shape, bias) {
      const { starts } = squaresOf(shape);
      const dq = runtime.allocate<tf.Rank.R2>(q.shape);
      const dk = runtime.allocate<tf.Rank.R2>(q.shape);
      const dv = runtime.allocate<tf.Rank.R2>(q.shape);
      const distances = 2 * longestSentence(shape.offsets) - 1;
      const each = bias ? runtime.allocate<tf.Rank.R3>([starts.length, shape.heads, distances]) : null;
      run('attentionBackward', [dy, q, k, v, probabilities, dq, dk, dv], each, starts, q.shape[1], shape);
      return [dq, dk, dv, ...(each ? [tf.sum<tf.Tensor2D>(each, 0)] : [])];
    },
  };
};
