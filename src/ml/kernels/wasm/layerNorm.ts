/** Layer normalisation on WebAssembly. */

import type * as tf from '@tensorflow/tfjs-core';
import type { LayerNormKernels } from '../../ops/layerNorm';
import { columnSumsWasm } from './columnSums';
import type { WasmKernels } from './kernels';

export const layerNormWasm = (kernels: WasmKernels): LayerNormKernels => ({
  forward(x, residual, gamma, beta, eps) {
    const [rows, n] = x.shape;
    const value = kernels.allocate<tf.Rank.R2>([rows, n]);
    const xhat = kernels.allocate<tf.Rank.R2>([rows, n]);
    const rstd = kernels.allocate<tf.Rank.R1>([rows]);
    const at = kernels.address;
    const inputs = [at(x), residual ? at(residual) : 0, at(gamma), at(beta), eps];
    kernels.run('layerNorm', [...inputs, at(value), at(xhat), at(rstd), rows, n], x.size / 16_384);
    return { value, xhat, rstd };
  },

  backward(dy, xhat, rstd, gamma) {
    const [rows, n] = dy.shape;
    const dz = kernels.allocate<tf.Rank.R2>([rows, n]);
    const inputs = [dy, xhat, rstd, gamma].map(kernels.address);
    kernels.run('layerNormBackward', [...inputs, kernels.address(dz), rows, n], dy.size / 16_384);
    return { dz, dgamma: columnSumsWasm(kernels, dy, xhat), dbeta: columnSumsWasm(kernels, dy, null) };
  },
});
