/** The common norm of many tensors in WGSL: each invocation squares a share of several tensors, and a last kernel adds up. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { allocateOnGpu } from '../../../tfjs/internals';
import { type Element, inFours, launch, type Shader } from '../launch';

const threads = 64;
const shares = 64 * threads;

/** Tensors whose squares are added up together. Not more where a device allows it: the sum would have another order. */
const together = 7;

/** The sums of `groups`, each of some tensors. */
const squares = (groups: readonly number[], element: Element): Shader => {
  const count = groups.reduce((sum, size) => sum + size, 0);
  const each = [...Array(count).keys()];
  const first = (group: number) => groups.slice(0, group).reduce((sum, size) => sum + size, 0);
  return {
    name: `squares_${groups.join('_')}_${element}`,
    writes: { parts: 'f32' },
    reads: Object.fromEntries(each.map((i) => [`x${i}`, element] as const)),
    uniforms: { first: 'u32', ...Object.fromEntries(each.map((i) => [`size${i}`, 'u32'] as const)) },
    workgroup: [threads, 1],
    body: groups
      .map(
        (size, group) => `{
        var sum = 0.0;
        ${each
          .slice(first(group), first(group) + size)
          .map(
            (i) => `for (var at = index; at < u.size${i}; at += ${shares}u) {
            let value = x${i}[at];
            sum += ${element === 'f32' ? 'value * value' : 'dot(value, value)'};
          }`,
          )
          .join('\n')}
        parts[u.first + ${group * shares}u + index] = sum;
      }`,
      )
      .join('\n'),
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
  const bound = backend.device.limits.maxStorageBuffersPerShaderStage - 1;
  const atOnce = Math.max(1, Math.floor(bound / together));
  const kinds = [true, false].map((fours) => ({
    fours,
    groups: inGroups(
      tensors.filter(({ size }) => inFours(size) === fours),
      together,
    ),
  }));
  const all = kinds.reduce((sum, { groups }) => sum + groups.length, 0);
  const parts = allocateOnGpu<tf.Rank.R1>(backend, [all * shares]);
  let done = 0;
  for (const { fours, groups } of kinds) {
    for (const some of inGroups(groups, atOnce)) {
      const sizes = some.map(({ length }) => length);
      launch(backend, squares(sizes, fours ? 'vec4f' : 'f32'), {
        writes: [parts],
        reads: some.flat(),
        uniforms: [done * shares, ...some.flat().map(({ size }) => (fours ? size / 4 : size))],
        groups: [shares / threads, 1],
      });
      done += some.length;
    }
  }
  return parts;
}

const inGroups = <T>(items: readonly T[], size: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** √Σ‖x‖² over all tensors. */
export function globalNormWebgpu(backend: WebGPUBackend, tensors: readonly tf.Tensor[]): tf.Scalar {
  const parts = squaresWebgpu(backend, tensors);
  const norm = allocateOnGpu<tf.Rank.R0>(backend, []);
  launch(backend, root, { writes: [norm], reads: [parts], uniforms: [parts.size], groups: [1, 1] });
  parts.dispose();
  return norm;
}
