/** GELU and ReLU as loops over the tensors' memory, in float64 between load and store. */

import type * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../model/types';
import type { ActivationKernels } from '../../ops/gelu';
import type { HostMemory } from './memory';

const rootTwoOverPi = Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

/** exp(−x²/2), and from it Φ(x) by Abramowitz & Stegun 7.1.26: |error| < 1e-7. */
function normalCdf(x: number, gaussian: number): number {
  const t = 1 / (1 + 0.3275911 * Math.SQRT1_2 * Math.abs(x));
  const tail =
    0.5 *
    gaussian *
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return x < 0 ? tail : 1 - tail;
}

interface Curve {
  value(x: number): number;
  slope(x: number): number;
}

const curves: Record<Activation, Curve> = {
  gelu: {
    value: (x) => x * normalCdf(x, Math.exp(-0.5 * x * x)),
    slope(x) {
      const gaussian = Math.exp(-0.5 * x * x);
      return normalCdf(x, gaussian) + (x * gaussian) / Math.sqrt(2 * Math.PI);
    },
  },
  gelu_tanh: {
    value: (x) => 0.5 * x * (1 + Math.tanh(rootTwoOverPi * (x + cubic * x * x * x))),
    slope(x) {
      const tanh = Math.tanh(rootTwoOverPi * (x + cubic * x * x * x));
      return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * rootTwoOverPi * (1 + 3 * cubic * x * x);
    },
  },
  relu: { value: (x) => Math.max(x, 0), slope: (x) => (x > 0 ? 1 : 0) },
};

export const activationHost = (memory: HostMemory): ActivationKernels => ({
  forward(x, activation) {
    const y = memory.allocate<tf.Rank.R2>(x.shape);
    const xs = memory.view(x);
    const ys = memory.view(y);
    const { value } = curves[activation];
    for (let i = 0; i < xs.length; i++) ys[i] = value(xs[i] ?? 0);
    return y;
  },
  backward(dy, x, activation) {
    const dx = memory.allocate<tf.Rank.R2>(x.shape);
    const xs = memory.view(x);
    const dys = memory.view(dy);
    const dxs = memory.view(dx);
    const { slope } = curves[activation];
    for (let i = 0; i < xs.length; i++) dxs[i] = (dys[i] ?? 0) * slope(xs[i] ?? 0);
    return dx;
  },
});
