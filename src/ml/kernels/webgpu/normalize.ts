/** Rows scaled to length 1 in WGSL: a workgroup for each row. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import type { NormalizeKernels } from '../../ops/normalize';
import { allocate, flat, run, type Kernel } from './kernel';
import { rowwise, threadsOf } from './rowwise';

const uniforms = { rows: 'u32', n: 'u32', eps: 'f32' } as const;

function forward(threads: number): Kernel {
  const { workgroup, head, place, columns, total } = rowwise(threads);
  return {
    name: `normalize_${threads}`,
    writes: { value: 'f32', norms: 'f32' },
    reads: { x: 'f32' },
    uniforms,
    workgroup,
    head,
    body: `
      ${place}
      var sum = vec2f();
      for (${columns}) { sum.x += x[first + c] * x[first + c]; }
      ${total('sum')}
      let length = sqrt(sum.x);
      for (${columns}) { value[first + c] = x[first + c] / max(length, u.eps); }
      if (local.x == 0u) { norms[row] = length; }`,
  };
}

function backward(threads: number): Kernel {
  const { workgroup, head, place, columns, total } = rowwise(threads);
  return {
    name: `normalizeBackward_${threads}`,
    writes: { dx: 'f32' },
    reads: { dy: 'f32', value: 'f32', norms: 'f32' },
    uniforms,
    workgroup,
    head,
    body: `
      ${place}
      var sum = vec2f();
      for (${columns}) { sum.x += dy[first + c] * value[first + c]; }
      ${total('sum')}
      let length = norms[row];
      let along = select(0.0, sum.x, length >= u.eps);
      for (${columns}) { dx[first + c] = (dy[first + c] - value[first + c] * along) / max(length, u.eps); }`,
  };
}

export const normalizeWebgpu = (backend: WebGPUBackend): NormalizeKernels => ({
  forward(x, eps) {
    const [rows, n] = x.shape;
    const value = allocate<tf.Rank.R2>(backend, [rows, n]);
    const norms = allocate<tf.Rank.R2>(backend, [rows, 1]);
    const [uniforms, groups] = [[rows, n, eps], flat(rows, [1, 1])] as const;
    run(backend, forward(threadsOf(backend)), { writes: [value, norms], reads: [x], uniforms, groups });
    return { value, norms };
  },
  backward(dy, value, norms, eps) {
    const [rows, n] = dy.shape;
    const dx = allocate<tf.Rank.R2>(backend, [rows, n]);
    const [uniforms, groups] = [[rows, n, eps], flat(rows, [1, 1])] as const;
    run(backend, backward(threadsOf(backend)), { writes: [dx], reads: [dy, value, norms], uniforms, groups });
    return dx;
  },
});
