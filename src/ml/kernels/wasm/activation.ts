/** GELU and ReLU on WebAssembly. */

import type * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../model/types';
import type { ActivationKernel } from '../../ops/activation';
import type { WasmKernels } from './kernels';

const kinds: Readonly<Record<Activation, number>> = { gelu: 0, gelu_tanh: 1, relu: 2 };

export const activationWasm =
  (kernels: WasmKernels): ActivationKernel =>
  (x, activation) => {
    const value = kernels.allocate<tf.Rank.R2>(x.shape);
    const derivative = kernels.allocate<tf.Rank.R2>(x.shape);
    const [from, to, steep] = [x, value, derivative].map(kernels.address);
    kernels.run('activation', [kinds[activation], from ?? 0, to ?? 0, steep ?? 0, x.size], x.size / 8192);
    return { value, derivative };
  };
