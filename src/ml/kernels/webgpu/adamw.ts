/** AdamW in three WGSL kernels a parameter, where the tfjs ops would be a dozen. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { AdamWKernel } from '../../optim/adamw';
import { elementwise, type Uniform } from './elementwise';

const f32 = (name: string, value: number): Uniform => ({ name, type: 'float32', value });

export const adamwWebgpu =
  (backend: WebGPUBackend): AdamWKernel =>
  (weights, g, moments, update) =>
    tf.tidy(() => {
      const { learningRate, beta1, beta2, eps, weightDecay, gradientScale } = update;
      const m = elementwise(
        backend,
        'adamw_m',
        { m: moments.m, g },
        'uniforms.beta * m[index] + uniforms.take * g[index]',
        [f32('beta', beta1), f32('take', (1 - beta1) * gradientScale)],
      );
      const v = elementwise(
        backend,
        'adamw_v',
        { v: moments.v, g },
        'uniforms.beta * v[index] + uniforms.take * g[index] * g[index]',
        [f32('beta', beta2), f32('take', (1 - beta2) * gradientScale * gradientScale)],
      );
      const next = elementwise(
        backend,
        'adamw_w',
        { w: weights, m, v },
        'uniforms.keep * w[index] - uniforms.rate * m[index] / (sqrt(v[index]) * uniforms.root + uniforms.eps)',
        [
          f32('keep', 1 - learningRate * weightDecay),
          f32('rate', learningRate / update.correction1),
          f32('root', 1 / Math.sqrt(update.correction2)),
          f32('eps', eps),
        ],
      );
      return { weights: next, moments: { m, v } };
    });
