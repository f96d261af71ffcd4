/** Weighted sums of each sentence's tokens in WGSL, and their gradient. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { WeightedSums } from '../contract';
import { allocateOnGpu } from '../../tfjs/internals';
import { flat, launch, type Shader } from './launch';

const forward: Shader = {
  name: 'weightedSums',
  writes: { pooled: 'f32' },
  reads: { x: 'f32', weights: 'f32', offsets: 'i32' },
  uniforms: { sentences: 'u32', n: 'u32' },
  workgroup: [64, 1],
  body: `
    let sentence = index / u.n;
    if (sentence >= u.sentences) { return; }
    let end = u32(offsets[sentence + 1u]);
    var sum = 0.0;
    for (var t = u32(offsets[sentence]); t < end; t++) { sum += weights[t] * x[t * u.n + index % u.n]; }
    pooled[index] = sum;`,
};

const backward: Shader = {
  name: 'weightedSumsBackward',
  writes: { dx: 'f32' },
  reads: { dy: 'f32', weights: 'f32', sentenceOf: 'i32' },
  uniforms: { tokens: 'u32', n: 'u32' },
  workgroup: [64, 1],
  body: `
    let token = index / u.n;
    if (token >= u.tokens) { return; }
    dx[index] = weights[token] * dy[u32(sentenceOf[token]) * u.n + index % u.n];`,
};

export const weightedSumsWebgpu = (backend: WebGPUBackend): WeightedSums => ({
  forward(x, weights, offsets) {
    const [, n] = x.shape;
    const sentences = offsets.length - 1;
    const pooled = allocateOnGpu<tf.Rank.R2>(backend, [sentences, n]);
    const tables = [tf.tensor1d(weights), tf.tensor1d(offsets, 'int32')];
    launch(backend, forward, {
      writes: [pooled],
      reads: [x, ...tables],
      uniforms: [sentences, n],
      groups: flat(pooled.size, forward.workgroup),
    });
    tf.dispose(tables);
    return pooled;
  },

  backward(dy, weights, offsets) {
    const [, n] = dy.shape;
    const tokens = weights.length;
    const sentenceOf = new Int32Array(tokens);
    for (let s = 0; s < offsets.length - 1; s++) sentenceOf.fill(s, offsets[s], offsets[s + 1]);
    const dx = allocateOnGpu<tf.Rank.R2>(backend, [tokens, n]);
    const tables = [tf.tensor1d(weights), tf.tensor1d(sentenceOf, 'int32')];
    launch(backend, backward, {
      writes: [dx],
      reads: [dy, ...tables],
      uniforms: [tokens, n],
      groups: flat(dx.size, backward.workgroup),
    });
    tf.dispose(tables);
    return dx;
  },
});
