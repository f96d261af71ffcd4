/** WGSL that gives each row a workgroup: its invocations share the columns and what they add up. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { flat, type Shader } from './launch';
import { isSoftwareDevice } from './softwareAdapter';

/** Invocations a row: a barrier of few costs little on a software adapter. */
export const threadsOf = (backend: WebGPUBackend): number => (isSoftwareDevice(backend.device) ? 4 : 64);

/** Pieces of code for the body, where `row` is the row and `first` the index of its first number. */
export interface RowCode {
  /** The head of a loop over an invocation's columns `c`. */
  readonly columns: string;
  /** Gives every invocation the row's sums of the vec2f `part`, each from a set of memory of its own, in one order. */
  total(part: string, set?: 'parts' | 'otherParts'): string;
}

/** @param shader `rows` and `n`, the size of a row, come first among its uniforms */
export function rowShader(
  threads: number,
  shader: Pick<Shader, 'name' | 'writes' | 'reads' | 'uniforms'>,
  body: (code: RowCode) => string,
): Shader {
  return {
    ...shader,
    name: `${shader.name}_${threads}`,
    uniforms: { rows: 'u32', n: 'u32', ...shader.uniforms },
    workgroup: [threads, 1],
    head: `
      var<workgroup> parts : array<vec2f, ${threads}>;
      var<workgroup> otherParts : array<vec2f, ${threads}>;`,
    body: `
      let row = group.y * groups.x + group.x;
      if (row >= u.rows) { return; }
      let first = row * u.n;
      ${body({
        columns: `var c = local.x; c < u.n; c += ${threads}u`,
        total: (part, set = 'parts') => `
          ${set}[local.x] = ${part};
          workgroupBarrier();
          ${part} = vec2f();
          for (var i = 0u; i < ${threads}u; i++) { ${part} += ${set}[i]; }`,
      })}`,
  };
}

/** A workgroup for each row. */
export const rowGroups = (rows: number): [number, number] => flat(rows, [1, 1]);
