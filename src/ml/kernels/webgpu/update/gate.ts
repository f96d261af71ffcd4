/** The gate of an update in WGSL: whether a step's numbers are finite is decided where they are. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { allocateOnGpu, allocateUniform } from '../../../tfjs/internals';
import { smallestScale, type GatedStep, type GateKernels } from '../../contract';
import { adamwWebgpu } from './adamw';
import { rootOfSum, squaresWebgpu } from './globalNorm';
import { launch, type Shader } from '../launch';

const opening: Shader = {
  name: 'gateOpen',
  writes: { gate: 'vec4f' },
  reads: {},
  uniforms: {},
  workgroup: [1, 1],
  body: 'gate[0] = vec4f(1.0, 1.0, 0.0, 0.0);',
};

const numbers: Shader = {
  name: 'gateNumbers',
  writes: { norm: 'f32' },
  reads: { parts: 'f32', losses: 'f32' },
  uniforms: { size: 'u32', losses: 'u32' },
  ...rootOfSum,
  body: `
    for (var i = local.x; i < u.losses; i += ${rootOfSum.workgroup[0]}u) { norm[1u + i] = losses[i]; }
    ${rootOfSum.body}`,
};

/** The same, and what losses and gradients are scaled by. */
const scaledNumbers: Shader = {
  ...numbers,
  name: 'gateNumbersScaled',
  reads: { ...numbers.reads, scaling: 'f32' },
  body: `
    if (local.x == 0u) { norm[1u + u.losses] = scaling[0]; }
    ${numbers.body}`,
};

/**
 * A shader may compile comparisons of floats as if there were no NaN, so the bits are looked at; and those of a buffer, of
 * which a compiler knows nothing.
 */
const finite = `fn finite(bits : u32) -> bool { return (bits & 0x7f800000u) != 0x7f800000u; }`;

const setting: Shader = {
  name: 'gateSet',
  writes: { gate: 'vec4f' },
  reads: { bits: 'u32' },
  uniforms: { losses: 'u32', maxNorm: 'f32' },
  workgroup: [1, 1],
  head: finite,
  body: `
    for (var i = 0u; i <= u.losses; i++) {
      if (!finite(bits[i])) { gate[0] = vec4f(); return; }
    }
    let count = f32(u.losses);
    let norm = bitcast<f32>(bits[0]) / count;
    gate[0].y = min(1.0, u.maxNorm / (norm + 1e-6)) / count;`,
};

/** Steps without an overflow after which the scale is doubled, as in GradScaler, and the largest. */
const growthInterval = 2000;
const largestScale = 2 ** 24;

/** The same where losses and gradients are scaled. A gate that was closed for good stays so. */
const scaledSetting: Shader = {
  name: 'gateSetScaled',
  writes: { gate: 'vec4f', scaling: 'f32' },
  reads: { bits: 'u32' },
  uniforms: { losses: 'u32', maxNorm: 'f32', beta1: 'f32', beta2: 'f32' },
  workgroup: [1, 1],
  head: finite,
  body: `
    if (gate[0].x == 0.0) { return; }
    for (var i = 1u; i <= u.losses; i++) {
      if (!finite(bits[i])) { gate[0] = vec4f(); return; }
    }
    let scale = scaling[0];
    if (!finite(bits[0])) {
      if (scale < ${smallestScale}.0) { gate[0] = vec4f(); return; }
      scaling[0] = 0.5 * scale;
      scaling[1] = 0.0;
      gate[0].x = -1.0;
      return;
    }
    scaling[1] += 1.0;
    if (scaling[1] == ${growthInterval}.0) {
      scaling[0] = min(2.0 * scale, ${largestScale}.0);
      scaling[1] = 0.0;
    }
    scaling[2] *= u.beta1;
    scaling[3] *= u.beta2;
    let count = f32(u.losses) * scale;
    let norm = bitcast<f32>(bits[0]) / count;
    let factor = min(1.0, u.maxNorm / (norm + 1e-6)) / count;
    gate[0] = vec4f(1.0, factor, 1.0 / (1.0 - scaling[2]), inverseSqrt(1.0 - scaling[3]));`,
};

export const gateWebgpu = (backend: WebGPUBackend): GateKernels => ({
  open() {
    const gate = allocateUniform(backend, 4);
    launch(backend, opening, { writes: [gate], reads: [], uniforms: [], groups: [1, 1] });
    return gate;
  },
  set: (gate, step) => setWebgpu(backend, gate, step),
  adamw: (gate, updates, scaled) => adamwWebgpu(backend, updates, gate, scaled),
});

function setWebgpu(
  backend: WebGPUBackend,
  gate: tf.Tensor1D,
  { gradients, losses: given, maxNorm, scaling }: GatedStep,
): tf.Tensor1D {
  const [only] = given;
  const losses: tf.Tensor = only && given.length === 1 ? only : tf.stack([...given]);
  const parts = squaresWebgpu(backend, gradients);
  const all = allocateOnGpu<tf.Rank.R1>(backend, [1 + given.length + (scaling ? 1 : 0)]);
  launch(backend, scaling ? scaledNumbers : numbers, {
    writes: [all],
    reads: [parts, losses, ...(scaling ? [scaling.state] : [])],
    uniforms: [parts.size, given.length],
    groups: [1, 1],
  });
  launch(backend, scaling ? scaledSetting : setting, {
    writes: scaling ? [gate, scaling.state] : [gate],
    reads: [all],
    uniforms: [given.length, maxNorm, ...(scaling ? [scaling.beta1, scaling.beta2] : [])],
    groups: [1, 1],
  });
  parts.dispose();
  if (losses !== only) losses.dispose();
  return all;
}
