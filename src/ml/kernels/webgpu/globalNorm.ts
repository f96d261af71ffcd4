/** The common norm of many tensors in WGSL: each invocation squares a share of several tensors, and a last kernel adds up. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { allocateOnGpu } from '../../tfjs/internals';
import { type Element, inFours, launch, type Shader } from './launch';

const threads = 64;
const shares = 64 * threads;

const squares = (count: number, element: Element): Shader => {
  const each = [...Array(count).keys()];
  return {
    name: `squares_${count}_${element}`,
    writes: { parts: 'f32' },
    reads: Object.fromEntries(each.map((i) => [`x${i}`, element] as const)),
    uniforms: { first: 'u32', ...Object.fromEntries(each.map((i) => [`size${i}`, 'u32'] as const)) },
    workgroup: [threads, 1],
    body: `
      var sum = 0.0;
      ${each
        .map(
          (i) => `for (var at = index; at < u.size${i}; at += ${shares}u) {
            let value = x${i}[at];
            sum += ${element === 'f32' ? 'value * value' : 'dot(value, value)'};
          }`,
        )
        .join('\n')}
      parts[u.first + index] = sum;`,
  };
};

/** √Σ of `parts` as `norm[0]`, by one workgroup. */
export const rootOfSum = {
  workgroup: [threads, 1],
  head: `var<workgroup> sums : array<f32, ${threads}>;`,
  body: `
    var sum = 0.0;
    for (var at = local.x; at < u.size; at += ${threads}u) { sum += parts[at]; }
    sums[local.x] = sum;
    workgroupBarrier();
    if (local.x == 0u) {
      for (var i = 1u; i < ${threads}u; i++) { sum += sums[i]; }
      norm[0] = sqrt(sum);
    }`,
} as const;

const root: Shader = {
  name: 'rootOfSum',
  writes: { norm: 'f32' },
  reads: { parts: 'f32' },
  uniforms: { size: 'u32' },
  ...rootOfSum,
};

/** Sums of squares of shares of all tensors, whose sum is the square of their norm. */
export function squaresWebgpu(backend: WebGPUBackend, tensors: readonly tf.Tensor[]): tf.Tensor1D {
  const atOnce = backend.device.limits.maxStorageBuffersPerShaderStage - 1;
  const calls = [true, false].flatMap((fours) => {
    const alike = tensors.filter(({ size }) => inFours(size) === fours);
    const count = Math.ceil(alike.length / atOnce);
    return Array.from({ length: count }, (_, i) => ({
      fours,
      some: alike.slice(i * atOnce, (i + 1) * atOnce),
    }));
  });
  const parts = allocateOnGpu<tf.Rank.R1>(backend, [calls.length * shares]);
  for (const [call, { fours, some }] of calls.entries()) {
    launch(backend, squares(some.length, fours ? 'vec4f' : 'f32'), {
      writes: [parts],
      reads: some,
      uniforms: [call * shares, ...some.map(({ size }) => (fours ? size / 4 : size))],
      groups: [shares / threads, 1],
    });
  }
  return parts;
}

/** √Σ‖x‖² over all tensors. */
export function globalNormWebgpu(backend: WebGPUBackend, tensors: readonly tf.Tensor[]): tf.Scalar {
  const parts = squaresWebgpu(backend, tensors);
  const norm = allocateOnGpu<tf.Rank.R0>(backend, []);
  launch(backend, root, { writes: [norm], reads: [parts], uniforms: [parts.size], groups: [1, 1] });
  parts.dispose();
  return norm;
}
