/** Sums of rows in WGSL, four columns at once: invocations share them, and one adds up in the order of the shares. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { allocateOnGpu } from '../../tfjs/internals';
import { type Element, inFours, launch, type Shader } from './launch';
import { isSoftwareDevice } from './softwareAdapter';

/** Columns, or fours of them, of a workgroup, and the invocations that share each. */
type Shape = readonly [columns: number, shares: number];
const forGpu: Shape = [8, 32];
/** A barrier costs a software adapter more than it gains. */
const forSoftware: Shape = [4, 1];

function shaderOf(weighed: boolean, T: Element, [columns, shares]: Shape): Shader {
  const sums = weighed ? ['sums', 'weighedSums'] : ['sums'];
  const addUp = `
    ${sums.map((sum) => `${sum}Parts[local_index] = ${sum}Part;`).join(' ')}
    workgroupBarrier();
    if (local.y > 0u) { return; }
    for (var share = 1u; share < ${shares}u; share++) {
      ${sums.map((sum) => `${sum}Part += ${sum}Parts[share * ${columns}u + local.x];`).join(' ')}
    }`;
  return {
    name: `${weighed ? 'columnSumsWeighed' : 'columnSums'}_${T}_${shares}`,
    writes: Object.fromEntries(sums.map((sum) => [sum, T])),
    reads: { x: T, ...(weighed ? { factor: T } : {}) },
    uniforms: { rows: 'u32', n: 'u32' },
    workgroup: [columns, shares],
    head:
      shares > 1
        ? sums.map((sum) => `var<workgroup> ${sum}Parts : array<${T}, ${columns * shares}>;`).join('\n')
        : '',
    body: `
      let column = group.x * ${columns}u + local.x;
      ${sums.map((sum) => `var ${sum}Part = ${T}();`).join(' ')}
      if (column < u.n) {
        for (var row = local.y; row < u.rows; row += ${shares}u) {
          let value = x[row * u.n + column];
          sumsPart += value;
          ${weighed ? 'weighedSumsPart += value * factor[row * u.n + column];' : ''}
        }
      }
      ${shares > 1 ? addUp : ''}
      if (column < u.n) { ${sums.map((sum) => `${sum}[column] = ${sum}Part;`).join(' ')} }`,
  };
}

/** @param x [T, n] @returns [n] */
export function columnSumsWebgpu(backend: WebGPUBackend, x: tf.Tensor2D): tf.Tensor1D {
  const sums = allocateOnGpu<tf.Rank.R1>(backend, [x.shape[1]]);
  add(backend, x, null, [sums]);
  return sums;
}

/** The sums of x and of x ⊙ factor over the rows. @param x [T, n] @param factor [T, n] @returns [n] each */
export function bothColumnSumsWebgpu(
  backend: WebGPUBackend,
  x: tf.Tensor2D,
  factor: tf.Tensor2D,
): { sums: tf.Tensor1D; weighedSums: tf.Tensor1D } {
  const sums = allocateOnGpu<tf.Rank.R1>(backend, [x.shape[1]]);
  const weighedSums = allocateOnGpu<tf.Rank.R1>(backend, [x.shape[1]]);
  add(backend, x, factor, [sums, weighedSums]);
  return { sums, weighedSums };
}

function add(
  backend: WebGPUBackend,
  x: tf.Tensor2D,
  factor: tf.Tensor2D | null,
  writes: readonly tf.Tensor1D[],
): void {
  const [rows, n] = x.shape;
  const fours = inFours(n);
  const shape = isSoftwareDevice(backend.device) ? forSoftware : forGpu;
  const columns = fours ? n / 4 : n;
  launch(backend, shaderOf(factor !== null, fours ? 'vec4f' : 'f32', shape), {
    writes,
    reads: factor ? [x, factor] : [x],
    uniforms: [rows, columns],
    groups: [Math.ceil(columns / shape[0]), 1],
  });
}
