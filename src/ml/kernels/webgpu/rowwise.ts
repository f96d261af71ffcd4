/** WGSL for kernels that give each row a workgroup: its invocations share the columns and what they add up. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { isSoftware } from './device';
import type { Kernel } from './kernel';

/** Invocations a row: a barrier of few costs little on a processor that plays GPU. */
export const threadsOf = (backend: WebGPUBackend): number => (isSoftware(backend.device) ? 4 : 64);

export interface Rowwise {
  readonly workgroup: Kernel['workgroup'];
  readonly head: string;
  /** Sets `row` and the index of its `first` number. */
  readonly place: string;
  /** The head of a loop over an invocation's columns `c`. */
  readonly columns: string;
  /** Has every invocation know the row's sums of `part`, each from another set of them, in one order. */
  total(part: string, set?: 'parts' | 'otherParts'): string;
}

export const rowwise = (threads: number): Rowwise => ({
  workgroup: [threads, 1],
  head: `
    var<workgroup> parts : array<vec2f, ${threads}>;
    var<workgroup> otherParts : array<vec2f, ${threads}>;`,
  place: `
    let row = group.y * groups.x + group.x;
    if (row >= u.rows) { return; }
    let first = row * u.n;`,
  columns: `var c = local.x; c < u.n; c += ${threads}u`,
  total: (part, set = 'parts') => `
    ${set}[local.x] = ${part};
    workgroupBarrier();
    ${part} = vec2f();
    for (var i = 0u; i < ${threads}u; i++) { ${part} += ${set}[i]; }`,
});
