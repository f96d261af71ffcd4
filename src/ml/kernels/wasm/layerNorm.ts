/** Layer normalisation on WebAssembly. */

import type * as tf from '@tensorflow/tfjs-core';
import type { LayerNormKernels } from '../contract';
import { columnSumsWasm } from './columnSums';
import type { WasmRuntime } from './runtime';

export const layerNormWasm = (runtime: WasmRuntime): LayerNormKernels => ({
  forward(x, residual, gamma, beta, eps) {
    const [rows, n] = x.shape;
    const value = runtime.allocate<tf.Rank.R2>([rows, n]);
    const xhat = runtime.allocate<tf.Rank.R2>([rows, n]);
    const rstd = runtime.allocate<tf.Rank.R1>([rows]);
    const at = runtime.address;
    const inputs = [at(x), residual ? at(residual) : 0, at(gamma), at(beta), eps];
    runtime.run('layerNorm', [...inputs, at(value), at(xhat), at(rstd), rows, n], x.size / 16_384);
    return { value, xhat, rstd };
  },

  backward(dy, xhat, rstd, gamma) {
    const [rows, n] = dy.shape;
    const dz = runtime.allocate<tf.Rank.R2>([rows, n]);
    const inputs = [dy, xhat, rstd, gamma].map(runtime.address);
    runtime.run('layerNormBackward', [...inputs, runtime.address(dz), rows, n], dy.size / 16_384);
    return { dz, dgamma: columnSumsWasm(runtime, dy, xhat), dbeta: columnSumsWasm(runtime, dy, null) };
  },
});
