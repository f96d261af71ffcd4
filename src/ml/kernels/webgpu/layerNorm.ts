/** Layer normalisation in WGSL: a workgroup for each row. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import type { LayerNormKernels } from '../../ops/layerNorm';
import { bothColumnSumsWebgpu } from './columnSums';
import { allocate, flat, run, type Kernel } from './kernel';
import { rowwise, threadsOf } from './rowwise';

function forward(threads: number, residual: boolean): Kernel {
  const { workgroup, head, place, columns, total } = rowwise(threads);
  const z = `x[first + c]${residual ? ' + residual[first + c]' : ''}`;
  return {
    name: `${residual ? 'layerNormResidual' : 'layerNorm'}_${threads}`,
    writes: { value: 'f32', xhat: 'f32', rstd: 'f32' },
    reads: { x: 'f32', gamma: 'f32', beta: 'f32', ...(residual ? { residual: 'f32' } : {}) },
    uniforms: { rows: 'u32', n: 'u32', eps: 'f32' },
    workgroup,
    head,
    body: `
      ${place}
      var sum = vec2f();
      for (${columns}) { sum.x += ${z}; }
      ${total('sum')}
      let mean = sum.x / f32(u.n);
      var squares = vec2f();
      for (${columns}) {
        let centred = ${z} - mean;
        squares.x += centred * centred;
      }
      ${total('squares', 'otherParts')}
      let scale = inverseSqrt(squares.x / f32(u.n) + u.eps);
      for (${columns}) {
        let scaled = (${z} - mean) * scale;
        xhat[first + c] = scaled;
        value[first + c] = scaled * gamma[c] + beta[c];
      }
      if (local.x == 0u) { rstd[row] = scale; }`,
  };
}

function backward(threads: number): Kernel {
  const { workgroup, head, place, columns, total } = rowwise(threads);
  return {
    name: `layerNormBackward_${threads}`,
    writes: { dz: 'f32' },
    reads: { dy: 'f32', xhat: 'f32', rstd: 'f32', gamma: 'f32' },
    uniforms: { rows: 'u32', n: 'u32' },
    workgroup,
    head,
    body: `
      ${place}
      var sums = vec2f();
      for (${columns}) {
        let g = dy[first + c] * gamma[c];
        sums += vec2f(g, g * xhat[first + c]);
      }
      ${total('sums')}
      let means = sums / f32(u.n);
      let scale = rstd[row];
      for (${columns}) {
        dz[first + c] = (dy[first + c] * gamma[c] - means.x - xhat[first + c] * means.y) * scale;
      }`,
  };
}

export const layerNormWebgpu = (backend: WebGPUBackend): LayerNormKernels => ({
  forward(x, residual, gamma, beta, eps) {
    const [rows, n] = x.shape;
    const value = allocate<tf.Rank.R2>(backend, [rows, n]);
    const xhat = allocate<tf.Rank.R2>(backend, [rows, n]);
    const rstd = allocate<tf.Rank.R1>(backend, [rows]);
    run(backend, forward(threadsOf(backend), residual !== null), {
      writes: [value, xhat, rstd],
      reads: [x, gamma, beta, ...(residual ? [residual] : [])],
      uniforms: [rows, n, eps],
      groups: flat(rows, [1, 1]),
    });
    return { value, xhat, rstd };
  },

  backward(dy, xhat, rstd, gamma) {
    const [rows, n] = dy.shape;
    const dz = allocate<tf.Rank.R2>(backend, [rows, n]);
    run(backend, backward(threadsOf(backend)), {
      writes: [dz],
      reads: [dy, xhat, rstd, gamma],
      uniforms: [rows, n],
      groups: flat(rows, [1, 1]),
    });
    const { sums, weighedSums } = bothColumnSumsWebgpu(backend, dy, xhat);
    return { dz, dgamma: weighedSums, dbeta: sums };
  },
});
