/** The gate of an update in WGSL: whether a step's numbers are finite is decided where they are. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { allocateOnGpu, allocateUniform } from '../../tfjs/internals';
import type { GatedStep, GateKernels } from '../contract';
import { adamwWebgpu } from './adamw';
import { rootOfSum, squaresWebgpu } from './globalNorm';
import { launch, type Shader } from './launch';

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

/**
 * A shader may compile comparisons of floats as if there were no NaN, so the bits are looked at; and those of a buffer, of
 * which a compiler knows nothing.
 */
const setting: Shader = {
  name: 'gateSet',
  writes: { gate: 'vec4f' },
  reads: { bits: 'u32' },
  uniforms: { losses: 'u32', maxNorm: 'f32' },
  workgroup: [1, 1],
  body: `
    for (var i = 0u; i <= u.losses; i++) {
      if ((bits[i] & 0x7f800000u) == 0x7f800000u) { gate[0] = vec4f(); return; }
    }
    let count = f32(u.losses);
    let norm = bitcast<f32>(bits[0]) / count;
    gate[0].y = min(1.0, u.maxNorm / (norm + 1e-6)) / count;`,
};

export const gateWebgpu = (backend: WebGPUBackend): GateKernels => ({
  open() {
    const gate = allocateUniform(backend, 4);
    launch(backend, opening, { writes: [gate], reads: [], uniforms: [], groups: [1, 1] });
    return gate;
  },
  set: (gate, step) => setWebgpu(backend, gate, step),
  adamw: (gate, updates) => adamwWebgpu(backend, updates, gate),
});

function setWebgpu(
  backend: WebGPUBackend,
  gate: tf.Tensor1D,
  { gradients, losses: given, maxNorm }: GatedStep,
): tf.Tensor1D {
  const [only] = given;
  const losses: tf.Tensor = only && given.length === 1 ? only : tf.stack([...given]);
  const parts = squaresWebgpu(backend, gradients);
  const all = allocateOnGpu<tf.Rank.R1>(backend, [1 + given.length]);
  launch(backend, numbers, {
    writes: [all],
    reads: [parts, losses],
    uniforms: [parts.size, given.length],
    groups: [1, 1],
  });
  launch(backend, setting, {
    writes: [gate],
    reads: [all],
    uniforms: [given.length, maxNorm],
    groups: [1, 1],
  });
  parts.dispose();
  if (losses !== only) losses.dispose();
  return all;
}
