/** Rows scaled to length 1 in WGSL: a workgroup for each row. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { allocateOnGpu } from '../../tfjs/internals';
import type { NormalizeKernels } from '../contract';
import { launch } from './launch';
import { rowGroups, rowShader, threadsOf } from './rowShader';

const forward = (threads: number) =>
  rowShader(
    threads,
    {
      name: 'normalize',
      writes: { value: 'f32', norms: 'f32' },
      reads: { x: 'f32' },
      uniforms: { eps: 'f32' },
    },
    ({ columns, total }) => `
      var sum = vec2f();
      for (${columns}) { sum.x += x[first + c] * x[first + c]; }
      ${total('sum')}
      let length = sqrt(sum.x);
      for (${columns}) { value[first + c] = x[first + c] / max(length, u.eps); }
      if (local.x == 0u) { norms[row] = length; }`,
  );

const backward = (threads: number) =>
  rowShader(
    threads,
    {
      name: 'normalizeBackward',
      writes: { dx: 'f32' },
      reads: { dy: 'f32', value: 'f32', norms: 'f32' },
      uniforms: { eps: 'f32' },
    },
    ({ columns, total }) => `
      var sum = vec2f();
      for (${columns}) { sum.x += dy[first + c] * value[first + c]; }
      ${total('sum')}
      let length = norms[row];
      let along = select(0.0, sum.x, length >= u.eps);
      for (${columns}) { dx[first + c] = (dy[first + c] - value[first + c] * along) / max(length, u.eps); }`,
  );

export function normalizeWebgpu(backend: WebGPUBackend): NormalizeKernels {
  const threads = threadsOf(backend);
  const [forwardShader, backwardShader] = [forward(threads), backward(threads)];
  return {
    forward(x, eps) {
      const [rows, n] = x.shape;
      const value = allocateOnGpu<tf.Rank.R2>(backend, [rows, n]);
      const norms = allocateOnGpu<tf.Rank.R2>(backend, [rows, 1]);
      launch(backend, forwardShader, {
        writes: [value, norms],
        reads: [x],
        uniforms: [rows, n, eps],
        groups: rowGroups(rows),
      });
      return { value, norms };
    },
    backward(dy, value, norms, eps) {
      const [rows, n] = dy.shape;
      const dx = allocateOnGpu<tf.Rank.R2>(backend, [rows, n]);
      launch(backend, backwardShader, {
        writes: [dx],
        reads: [dy, value, norms],
        uniforms: [rows, n, eps],
        groups: rowGroups(rows),
      });
      return dx;
    },
  };
}
