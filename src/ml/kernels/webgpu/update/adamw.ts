/** AdamW in WGSL: weights and moments change in place, those of several parameters at once. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import type { ParameterUpdate } from '../../contract';
import { flat, inFours, launch, type Shader } from '../launch';

/** A parameter is four buffers: its weights, its gradient and its two moments. */
const buffersEach = 4;
/** More would make a program whose invocations mostly find that a small parameter has ended. */
const maxAtOnce = 8;

/** Where the factor of the gradients and the corrections of the moments stand. */
const sources = {
  open: { scale: 'u.gradientScale', rate: (rate: string) => rate, root: 'u.root' },
  gated: { scale: 'gate.y', rate: (rate: string) => rate, root: 'u.root' },
  scaled: { scale: 'gate.y', rate: (rate: string) => `${rate} * gate.z`, root: 'gate.w' },
} as const;
type Source = keyof typeof sources;

const formula = (i: number, { scale, rate, root }: (typeof sources)[Source]) => `
  if (index < u.size${i}) {
    let g = gradient${i}[index] * ${scale};
    let m = u.beta1 * m${i}[index] + u.take1 * g;
    let v = u.beta2 * v${i}[index] + u.take2 * g * g;
    m${i}[index] = m;
    v${i}[index] = v;
    weights${i}[index] = u.keep${i} * weights${i}[index] - ${rate(`u.rate${i}`)} * m / (sqrt(v) * ${root} + u.eps);
  }`;

function shaderOf(count: number, fours: boolean, how: Source): Shader {
  const gated = how !== 'open';
  const element = fours ? 'vec4f' : 'f32';
  const factors = sources[how];
  const each = [...Array(count).keys()];
  const buffers = (...names: readonly string[]) =>
    Object.fromEntries(each.flatMap((i) => names.map((name) => [`${name}${i}`, element] as const)));
  const numbers = (name: string, type: 'f32' | 'u32') =>
    Object.fromEntries(each.map((i) => [`${name}${i}`, type] as const));
  return {
    name: `adamw_${count}_${element}${gated ? `_${how}` : ''}`,
    writes: buffers('weights', 'm', 'v'),
    reads: buffers('gradient'),
    constants: gated ? ['gate'] : [],
    uniforms: {
      beta1: 'f32',
      take1: 'f32',
      beta2: 'f32',
      take2: 'f32',
      root: 'f32',
      eps: 'f32',
      gradientScale: 'f32',
      ...numbers('size', 'u32'),
      ...numbers('keep', 'f32'),
      ...numbers('rate', 'f32'),
    },
    workgroup: [64, 1],
    body: `
      ${gated ? `if (gate.x != 1.0) { return; }` : ''}
      ${each.map((i) => formula(i, factors)).join('\n')}`,
  };
}

/**
 * @param updates of one step: they differ in their weight decay and learning rate only
 * @param gate decides whether anything changes (x: 1 if so; −1 for all but this step, 0 for none any more), and has the factor
 * of the gradients (y) in the place of the updates' own
 * @param scaled whether it has the corrections too: 1 / (1 − β₁ᵗ) and 1 / √(1 − β₂ᵗ) (z, w)
 */
export function adamwWebgpu(
  backend: WebGPUBackend,
  updates: readonly ParameterUpdate[],
  gate: tf.Tensor | null = null,
  scaled = false,
): void {
  const bound = backend.device.limits.maxStorageBuffersPerShaderStage;
  const atOnce = Math.max(1, Math.min(maxAtOnce, Math.floor(bound / buffersEach)));
  // Those of one size go together, so that few invocations have nothing to do.
  const bySize = updates.toSorted((a, b) => b.weights.size - a.weights.size);
  for (const fours of [true, false]) {
    const alike = bySize.filter(({ weights }) => inFours(weights.size) === fours);
    for (let i = 0; i < alike.length; i += atOnce) {
      runOne(backend, alike.slice(i, i + atOnce), fours, gate, scaled);
    }
  }
}

function runOne(
  backend: WebGPUBackend,
  updates: readonly ParameterUpdate[],
  fours: boolean,
  gate: tf.Tensor | null,
  scaled: boolean,
): void {
  const [first] = updates;
  if (!first) return;
  const { beta1, beta2, eps, gradientScale, correction1, correction2 } = first.update;
  const shader = shaderOf(updates.length, fours, gate === null ? 'open' : scaled ? 'scaled' : 'gated');
  const sizes = updates.map(({ weights }) => (fours ? weights.size / 4 : weights.size));
  launch(backend, shader, {
    writes: updates.flatMap(({ weights, moments: { m, v } }) => [weights, m, v]),
    reads: updates.map(({ gradient }) => gradient),
    constants: gate ? [gate] : [],
    uniforms: [
      ...[beta1, 1 - beta1, beta2, 1 - beta2],
      1 / Math.sqrt(correction2),
      ...[eps, gradientScale],
      ...sizes,
      ...updates.map(({ update }) => 1 - update.learningRate * update.weightDecay),
      ...updates.map(({ update }) => (scaled ? update.learningRate : update.learningRate / correction1)),
    ],
    groups: flat(Math.max(...sizes), shader.workgroup),
  });
}
