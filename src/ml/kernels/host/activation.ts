/** GELU and ReLU as loops over the tensors' memory, in float64 between load and store. */

import type * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../model/types';
import type { ActivationKernel } from '../../ops/gelu';
import type { HostMemory } from './memory';

/** Writes y[i] and dy/dx[i] for every x[i]. */
type Curve = (x: Float32Array, value: Float32Array, slope: Float32Array) => void;

const rootTwoOverPi = Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

/** Φ by Abramowitz & Stegun 7.1.26: |error| < 1e-7. */
const gelu: Curve = (xs, values, slopes) => {
  const density = 1 / Math.sqrt(2 * Math.PI);
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] ?? 0;
    const gaussian = Math.exp(-0.5 * x * x);
    const t = 1 / (1 + 0.3275911 * Math.SQRT1_2 * Math.abs(x));
    const polynomial =
      0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)));
    const tail = 0.5 * gaussian * t * polynomial;
    const cdf = x < 0 ? tail : 1 - tail;
    values[i] = x * cdf;
    slopes[i] = cdf + x * gaussian * density;
  }
};

const geluTanh: Curve = (xs, values, slopes) => {
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] ?? 0;
    const tanh = Math.tanh(rootTwoOverPi * x * (1 + cubic * x * x));
    values[i] = 0.5 * x * (1 + tanh);
    slopes[i] = 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * rootTwoOverPi * (1 + 3 * cubic * x * x);
  }
};

const relu: Curve = (xs, values, slopes) => {
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] ?? 0;
    values[i] = Math.max(x, 0);
    slopes[i] = x > 0 ? 1 : 0;
  }
};

const curves: Readonly<Record<Activation, Curve>> = { gelu, gelu_tanh: geluTanh, relu };

export const activationHost =
  (memory: HostMemory): ActivationKernel =>
  (x, activation) => {
    const value = memory.allocate<tf.Rank.R2>(x.shape);
    const slope = memory.allocate<tf.Rank.R2>(x.shape);
    curves[activation](memory.view(x), memory.view(value), memory.view(slope));
    return { value, slope };
  };
