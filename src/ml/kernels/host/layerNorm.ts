/** Layer normalisation as loops over the tensors' memory: the sums in float64, nothing in between stored. */

import type * as tf from '@tensorflow/tfjs-core';
import type { LayerNormKernels } from '../../ops/layerNorm';
import type { HostMemory } from './memory';

export const layerNormHost = (memory: HostMemory): LayerNormKernels => ({
  forward(x, residual, gamma, beta, eps) {
    const [rows, n] = x.shape;
    const value = memory.allocate<tf.Rank.R2>([rows, n]);
    const xhat = memory.allocate<tf.Rank.R2>([rows, n]);
    const rstd = memory.allocate<tf.Rank.R1>([rows]);
    const xs = memory.view(x);
    const residuals = residual ? memory.view(residual) : null;
    const gammas = memory.view(gamma);
    const betas = memory.view(beta);
    const ys = memory.view(value);
    const hats = memory.view(xhat);
    const rstds = memory.view(rstd);
    for (let t = 0, row = 0; t < rows; t++, row += n) {
      let sum = 0;
      for (let j = row; j < row + n; j++) {
        const z = (xs[j] ?? 0) + (residuals ? (residuals[j] ?? 0) : 0);
        hats[j] = z;
        sum += z;
      }
      const mean = sum / n;
      let squares = 0;
      for (let j = row; j < row + n; j++) squares += ((hats[j] ?? 0) - mean) ** 2;
      const r = 1 / Math.sqrt(squares / n + eps);
      rstds[t] = r;
      for (let j = 0; j < n; j++) {
        const hat = ((hats[row + j] ?? 0) - mean) * r;
        hats[row + j] = hat;
        ys[row + j] = hat * (gammas[j] ?? 0) + (betas[j] ?? 0);
      }
    }
    return { value, xhat, rstd };
  },

  backward(dy, xhat, rstd, gamma) {
    const [rows, n] = dy.shape;
    const dz = memory.allocate<tf.Rank.R2>([rows, n]);
    const dgamma = memory.allocate<tf.Rank.R1>([n]);
    const dbeta = memory.allocate<tf.Rank.R1>([n]);
    const dys = memory.view(dy);
    const hats = memory.view(xhat);
    const rstds = memory.view(rstd);
    const gammas = memory.view(gamma);
    const dzs = memory.view(dz);
    const dgammas = memory.view(dgamma).fill(0);
    const dbetas = memory.view(dbeta).fill(0);
    for (let t = 0, row = 0; t < rows; t++, row += n) {
      let sum = 0;
      let along = 0;
      for (let j = 0; j < n; j++) {
        const d = dys[row + j] ?? 0;
        const hat = hats[row + j] ?? 0;
        const g = d * (gammas[j] ?? 0);
        sum += g;
        along += g * hat;
        dgammas[j] = (dgammas[j] ?? 0) + d * hat;
        dbetas[j] = (dbetas[j] ?? 0) + d;
      }
      const r = rstds[t] ?? 0;
      for (let j = 0; j < n; j++) {
        const g = (dys[row + j] ?? 0) * (gammas[j] ?? 0);
        dzs[row + j] = r * (g - sum / n - ((hats[row + j] ?? 0) * along) / n);
      }
    }
    return { dz, dgamma, dbeta };
  },
});
