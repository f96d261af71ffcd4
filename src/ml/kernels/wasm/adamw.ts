/** AdamW on WebAssembly: weights and moments change where they lie. */

import type { ParameterUpdate } from '../contract';
import type { WasmRuntime } from './runtime';

export function adamwWasm(runtime: WasmRuntime, updates: readonly ParameterUpdate[]): void {
  for (const { weights, gradient, moments, update } of updates) {
    const { learningRate, beta1, beta2, eps, weightDecay, gradientScale } = update;
    runtime.run(
      'adamw',
      [
        ...[weights, gradient, moments.m, moments.v].map(runtime.address),
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
  }
}
