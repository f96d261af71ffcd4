/** Attention on WebAssembly: sentence by sentence and head by head, so that nothing is padded. */

import * as tf from '@tensorflow/tfjs-core';
import type { AttentionKernels, AttentionShape } from '../../ops/attention';
import { longestSentence } from '../../ops/padding';
import { dropoutNumbers } from './dropout';
import type { WasmKernels } from './kernels';

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

export const attentionWasm = (kernels: WasmKernels): AttentionKernels => {
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
      ...tensors.map(kernels.address),
      bias ? kernels.address(bias) : 0,
      ...indices.map(kernels.address),
    ];
    const scratch = kernels.sizes.attentionScratch(longest, hidden / heads);
    kernels.run(name, [...addresses, ...numbers], starts.length * heads, scratch);
    tf.dispose(indices);
  };
  return {
    forward(q, k, v, shape, bias) {
      const { starts, total } = squaresOf(shape);
      const context = kernels.allocate<tf.Rank.R2>(q.shape);
      const probabilities = kernels.allocate<tf.Rank.R1>([total]);
      run('attention', [q, k, v, context, probabilities], bias, starts, q.shape[1], shape);
      return { context, probabilities };
    },
    backward(dy, q, k, v, probabilities, shape, bias) {
      const { starts } = squaresOf(shape);
      const dq = kernels.allocate<tf.Rank.R2>(q.shape);
      const dk = kernels.allocate<tf.Rank.R2>(q.shape);
      const dv = kernels.allocate<tf.Rank.R2>(q.shape);
      const distances = 2 * longestSentence(shape.offsets) - 1;
      const each = bias ? kernels.allocate<tf.Rank.R3>([starts.length, shape.heads, distances]) : null;
      run('attentionBackward', [dy, q, k, v, probabilities, dq, dk, dv], each, starts, q.shape[1], shape);
      return [dq, dk, dv, ...(each ? [tf.sum<tf.Tensor2D>(each, 0)] : [])];
    },
  };
};
