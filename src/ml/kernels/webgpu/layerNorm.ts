/** Layer normalisation in WGSL: a workgroup for each row. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { allocateLike } from '../../tfjs/halves';
import { allocateOnGpu } from '../../tfjs/internals';
import type { LayerNormKernels } from '../contract';
import { bothColumnSumsWebgpu } from './columnSums';
import { launch } from './launch';
import { rowGroups, rowShader, threadsOf } from './rowShader';

function forward(threads: number, residual: boolean) {
  const z = `x[first + c]${residual ? ' + residual[first + c]' : ''}`;
  return rowShader(
    threads,
    {
      name: residual ? 'layerNormResidual' : 'layerNorm',
      writes: { value: 'f32', xhat: 'f32', rstd: 'f32' },
      reads: { x: 'f32', gamma: 'f32', beta: 'f32', ...(residual ? { residual: 'f32' } : {}) },
      uniforms: { eps: 'f32' },
    },
    ({ columns, total }) => `
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
  );
}

const backward = (threads: number) =>
  rowShader(
    threads,
    {
      name: 'layerNormBackward',
      writes: { dz: 'f32' },
      reads: { dy: 'f32', xhat: 'f32', rstd: 'f32', gamma: 'f32' },
      uniforms: {},
    },
    ({ columns, total }) => `
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
  );

export function layerNormWebgpu(backend: WebGPUBackend): LayerNormKernels {
  const threads = threadsOf(backend);
  const [plain, withResidual] = [forward(threads, false), forward(threads, true)];
  const backwardShader = backward(threads);
  return {
    forward(x, residual, gamma, beta, eps) {
      const [rows, n] = x.shape;
      const value = allocateLike<tf.Rank.R2>(backend, [rows, n], x);
      const xhat = allocateLike<tf.Rank.R2>(backend, [rows, n], x);
      const rstd = allocateOnGpu<tf.Rank.R1>(backend, [rows]);
      launch(backend, residual ? withResidual : plain, {
        writes: [value, xhat, rstd],
        reads: [x, gamma, beta, ...(residual ? [residual] : [])],
        uniforms: [rows, n, eps],
        groups: rowGroups(rows),
      });
      return { value, xhat, rstd };
    },

    backward(dy, xhat, rstd, gamma) {
      const [rows, n] = dy.shape;
      const dz = allocateLike<tf.Rank.R2>(backend, [rows, n], dy);
      launch(backend, backwardShader, {
        writes: [dz],
        reads: [dy, xhat, rstd, gamma],
        uniforms: [rows, n],
        groups: rowGroups(rows),
      });
      const { sums, weighedSums } = bothColumnSumsWebgpu(backend, dy, xhat);
      return { dz, dgamma: weighedSums, dbeta: sums };
    },
  };
}
