/** AdamW as one loop over the tensors' memory: the moments change in place, the weights are written anew. */

import type { AdamWKernel } from '../../optim/adamw';
import type { HostMemory } from './memory';

export const adamwHost =
  (memory: HostMemory): AdamWKernel =>
  (weights, gradient, moments, update) => {
    const { learningRate, beta1, beta2, eps, weightDecay, gradientScale } = update;
    const keep = 1 - learningRate * weightDecay;
    const rate = learningRate / update.correction1;
    const root2 = 1 / Math.sqrt(update.correction2);
    // A new tensor, for tfjs wasm keeps a packed copy of a product's second factor for as long as that tensor lives.
    const next = memory.allocate(weights.shape);
    const ws = memory.view(weights);
    const gs = memory.view(gradient);
    const ms = memory.view(moments.m);
    const vs = memory.view(moments.v);
    const out = memory.view(next);
    for (let i = 0; i < out.length; i++) {
      const g = (gs[i] ?? 0) * gradientScale;
      const m = beta1 * (ms[i] ?? 0) + (1 - beta1) * g;
      const v = beta2 * (vs[i] ?? 0) + (1 - beta2) * g * g;
      ms[i] = m;
      vs[i] = v;
      out[i] = keep * (ws[i] ?? 0) - (rate * m) / (Math.sqrt(v) * root2 + eps);
    }
    return { weights: next, moments };
  };
