/** GELU and ReLU in WGSL, with their derivatives. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../model/types';
import type { Kernels } from '../contract';
import { allocateLike } from '../../tfjs/halves';
import { flat, inFours, launch, type Shader } from './launch';

const { ERF_P: p, ERF_A1: a1, ERF_A2: a2, ERF_A3: a3, ERF_A4: a4, ERF_A5: a5 } = tf.backend_util;

/** Φ by Abramowitz & Stegun 7.1.26, without a difference of near numbers where it is small. */
const cdf = (T: string) => `
  fn cdf(x : ${T}, gaussian : ${T}) -> ${T} {
    let t = 1.0 / (1.0 + ${p * Math.SQRT1_2} * abs(x));
    let tail = 0.5 * ((((${a5} * t + ${a4}) * t + ${a3}) * t + ${a2}) * t + ${a1}) * t * gaussian;
    return select(1.0 - tail, tail, x < ${T}());
  }`;

/** Sets `y` and `dy` from `z`. */
const formulas: Readonly<Record<Activation, (T: string) => string>> = {
  gelu: () => `
    let gaussian = exp(-0.5 * z * z);
    let share = cdf(z, gaussian);
    let y = z * share;
    let dy = share + z * gaussian * ${1 / Math.sqrt(2 * Math.PI)};`,
  // Beyond 15 tanh is ±1 in float32; some GPUs overflow.
  gelu_tanh: (T) => `
    let square = z * z;
    let bent = tanh(clamp(z * (1.0 + 0.044715 * square) * ${Math.sqrt(2 / Math.PI)}, ${T}(-15.0), ${T}(15.0)));
    let inner = (1.0 + ${3 * 0.044715} * square) * ${Math.sqrt(2 / Math.PI)};
    let y = 0.5 * z * (1.0 + bent);
    let dy = 0.5 * (1.0 + bent) + 0.5 * z * (1.0 - bent * bent) * inner;`,
  relu: (T) => `
    let y = select(z, ${T}(), z < ${T}());
    let dy = select(${T}(), ${T}(1.0), z > ${T}());`,
};

function shaderOf(activation: Activation, fours: boolean): Shader {
  const T = fours ? 'vec4f' : 'f32';
  return {
    name: `${activation}_${T}`,
    writes: { value: T, derivative: T },
    reads: { x: T },
    uniforms: { size: 'u32' },
    workgroup: [64, 1],
    head: cdf(T),
    body: `
      if (index >= u.size) { return; }
      let z = x[index];
      ${formulas[activation](T)}
      value[index] = y;
      derivative[index] = dy;`,
  };
}

export const activationWebgpu =
  (backend: WebGPUBackend): Kernels['activation'] =>
  (x, activation) => {
    const value = allocateLike<tf.Rank.R2>(backend, x.shape, x);
    const derivative = allocateLike<tf.Rank.R2>(backend, x.shape, x);
    const fours = inFours(x.size);
    const shader = shaderOf(activation, fours);
    const size = fours ? x.size / 4 : x.size;
    launch(backend, shader, {
      writes: [value, derivative],
      reads: [x],
      uniforms: [size],
      groups: flat(size, shader.workgroup),
    });
    return { value, derivative };
  };
