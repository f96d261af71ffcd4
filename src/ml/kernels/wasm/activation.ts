/** GELU and ReLU on WebAssembly. */

import type * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../model/types';
import type { Kernels } from '../contract';
import type { WasmRuntime } from './runtime';

const kinds: Readonly<Record<Activation, number>> = { gelu: 0, gelu_tanh: 1, relu: 2 };

export const activationWasm =
  (runtime: WasmRuntime): Kernels['activation'] =>
  (x, activation) => {
    const value = runtime.allocate<tf.Rank.R2>(x.shape);
    const derivative = runtime.allocate<tf.Rank.R2>(x.shape);
    const addresses = [x, value, derivative].map(runtime.address);
    runtime.run('activation', [kinds[activation], ...addresses, x.size], x.size / 8192);
    return { value, derivative };
  };
