/** AdamW on WebAssembly: weights and moments change in place. */

import type { AdamWKernel } from '../../optim/adamw';
import type { WasmKernels } from './kernels';

export const adamwWasm =
  (kernels: WasmKernels): AdamWKernel =>
  (weights, gradient, moments, update) => {
    const { learningRate, beta1, beta2, eps, weightDecay, gradientScale } = update;
    kernels.run(
      'adamw',
      [
        ...[weights, gradient, moments.m, moments.v].map(kernels.address),
        weights.size,
        beta1,
        beta2,
        1 - beta1,
        1 - beta2,
        1 - learningRate * weightDecay,
        learningRate / update.correction1,
        1 / Math.sqrt(update.correction2),
        eps,
        gradientScale,
      ],
      weights.size / 16_384,
    );
    return { weights, moments };
  };
