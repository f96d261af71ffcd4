/**
 * Attention in WGSL. An invocation has one token and one head, and goes through the token's sentence: scores are made
 * where they are used and kept nowhere, but for the numbers of each softmax.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { AttentionKernels, AttentionShape } from '../../contract';
import { dropoutNumbers } from '../../dropoutMask';
import { longestSentence, type Offsets } from '../../padding';
import { allocateLike } from '../../../tfjs/halves';
import { allocateOnGpu } from '../../../tfjs/internals';
import { flat, launch, type Shader } from '../launch';
import { attentionShaders, softmaxNumbers } from './code';

export const attentionWebgpu = (backend: WebGPUBackend): AttentionKernels => {
  const call = (
    shader: Shader,
    writes: readonly tf.Tensor[],
    reads: readonly tf.Tensor[],
    tokens: number,
    { offsets, heads, dropout }: AttentionShape,
    invocations: number,
  ) => {
    launch(backend, shader, {
      writes,
      reads,
      uniforms: [tokens, heads, longestSentence(offsets), ...dropoutNumbers(dropout)],
      groups: flat(invocations, shader.workgroup),
    });
  };
  return {
    forward(q, k, v, shape, bias) {
      const [tokens, hidden] = q.shape;
      const { forward } = attentionShaders(hidden / shape.heads, shape.dropout !== null, bias !== null);
      const context = allocateLike<tf.Rank.R2>(backend, [tokens, hidden], q);
      const probabilities = allocateOnGpu<tf.Rank.R1>(backend, [tokens * shape.heads * softmaxNumbers]);
      const spans = spansOf(shape.offsets);
      const reads = [q, k, v, spans, ...(bias ? [bias] : [])];
      call(forward, [context, probabilities], reads, tokens, shape, tokens * shape.heads);
      spans.dispose();
      return { context, probabilities };
    },

    backward(dy, q, k, v, probabilities, shape, bias) {
      const [tokens, hidden] = q.shape;
      const { heads } = shape;
      const shaders = attentionShaders(hidden / heads, shape.dropout !== null, bias !== null);
      const [dq, dk, dv] = [q, k, v].map((x) => allocateLike<tf.Rank.R2>(backend, x.shape, x));
      if (!dq || !dk || !dv) throw new TypeError('A gradient is missing.');
      const inputs = [q, k, v, dy, ...(bias ? [bias] : [])];
      call(shaders.queries, [dq, probabilities], inputs, tokens, shape, tokens * heads);
      call(shaders.keys, [dk, dv], [...inputs, probabilities], tokens, shape, tokens * heads);
      if (!bias) return [dq, dk, dv];
      const distances = 2 * longestSentence(shape.offsets) - 1;
      const dbias = allocateOnGpu<tf.Rank.R2>(backend, [heads, distances]);
      call(shaders.distances, [dbias], [...inputs, probabilities], tokens, shape, heads * distances);
      return [dq, dk, dv, dbias];
    },
  };
};

/** The start, end and number of each token's sentence. [T, 3] */
function spansOf(offsets: Offsets): tf.Tensor1D {
  const spans = new Int32Array(3 * (offsets.at(-1) ?? 0));
  for (let s = 0; s < offsets.length - 1; s++) {
    const [start = 0, end = 0] = [offsets[s], offsets[s + 1]];
    for (let t = start; t < end; t++) spans.set([start, end, s], 3 * t);
  }
  return tf.tensor1d(spans, 'int32');
}
