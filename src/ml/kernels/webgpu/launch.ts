/** Runs WGSL programs in the tfjs backend's queue, with several outputs and tensors that change in place. */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { isHalf } from '../../tfjs/halves';
import { dispatch, firstUniformField } from '../../tfjs/internals';
import { withHalves } from './halfAccess';
import type { Shader } from './shader';

export type { Element, Shader } from './shader';

export interface Call {
  /** Tensors that the shader writes, by the order of `writes`; their old content is lost, or changed in place. */
  readonly writes: readonly tf.Tensor[];
  readonly reads: readonly tf.Tensor[];
  readonly constants?: readonly tf.Tensor[];
  /** By the order of the shader's. */
  readonly uniforms: readonly number[];
  /** Workgroups in x and y. */
  readonly groups: readonly [number, number];
}

export function launch(
  backend: WebGPUBackend,
  shader: Shader,
  { writes, reads, constants = [], uniforms, groups }: Call,
): void {
  const [first, ...others] = writes;
  if (!first) throw new TypeError(`${shader.name} writes nothing.`);
  const types = Object.values(shader.uniforms);
  dispatch(backend, {
    pipeline: pipelineOf(backend.device, shader, [...writes, ...reads].map(isHalf)),
    writes: [first, ...others],
    reads: [...reads, ...constants],
    uniforms: uniforms.map((value, i) => ({ type: types[i] === 'f32' ? 'float32' : 'uint32', value })),
    workgroup: shader.workgroup,
    groups,
  });
}

/** Workgroups for `size` invocations with an index each, which the code compares with the size. */
export function flat(size: number, [x, y]: Shader['workgroup']): [number, number] {
  const groups = Math.ceil(size / (x * y));
  const wide = Math.min(groups, 32_768);
  return [wide, Math.ceil(groups / Math.max(1, wide))];
}

/** Whether rows of `sizes` numbers can be read four at a time. */
export const inFours = (...sizes: readonly number[]): boolean => sizes.every((size) => size % 4 === 0);

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

/** @param halves which buffers are stored as float16, in their order */
function pipelineOf(device: GPUDevice, shader: Shader, halves: readonly boolean[]): GPUComputePipeline {
  const made = pipelines.get(device) ?? new Map<string, GPUComputePipeline>();
  pipelines.set(device, made);
  const mixed = halves.includes(true);
  const name = mixed ? `${shader.name}_${halves.map((half) => (half ? 'h' : 'f')).join('')}` : shader.name;
  const found = made.get(name);
  if (found) return found;
  const code = mixed ? `enable f16;\n${codeOf(withHalves(shader, halves))}` : codeOf(shader);
  const module = device.createShaderModule({ label: name, code });
  const pipeline = device.createComputePipeline({
    label: name,
    layout: device.createPipelineLayout({ bindGroupLayouts: [layoutOf(device, shader)] }),
    compute: { module, entryPoint: 'main' },
  });
  made.set(name, pipeline);
  return pipeline;
}

/** Stated, not inferred: a buffer that the code does not touch must be bound all the same. */
function layoutOf(device: GPUDevice, { writes, reads, constants = [] }: Shader): GPUBindGroupLayout {
  const types: GPUBufferBindingType[] = [
    ...Object.keys(writes).map(() => 'storage' as const),
    ...Object.keys(reads).map(() => 'read-only-storage' as const),
    ...constants.map(() => 'uniform' as const),
    'uniform',
  ];
  return device.createBindGroupLayout({
    entries: types.map((type, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type },
    })),
  });
}

function codeOf({
  writes,
  reads,
  constants = [],
  uniforms,
  workgroup: [x, y],
  head = '',
  body,
}: Shader): string {
  const buffers = [
    ...Object.entries(writes).map(
      ([name, element]) => `var<storage, read_write> ${name} : array<${element}>;`,
    ),
    ...Object.entries(reads).map(([name, element]) => `var<storage, read> ${name} : array<${element}>;`),
    ...constants.map((name) => `var<uniform> ${name} : vec4f;`),
  ];
  const fields = Object.entries(uniforms).map(([name, type]) => `${name} : ${type},`);
  return `
    struct Uniforms { ${firstUniformField}, ${fields.join(' ')} }
    ${buffers.map((buffer, i) => `@group(0) @binding(${i}) ${buffer}`).join('\n')}
    @group(0) @binding(${buffers.length}) var<uniform> u : Uniforms;
    ${head}
    @compute @workgroup_size(${x}, ${y})
    fn main(
      @builtin(workgroup_id) group : vec3u,
      @builtin(num_workgroups) groups : vec3u,
      @builtin(local_invocation_id) local : vec3u,
      @builtin(local_invocation_index) local_index : u32,
    ) {
      let index = (group.y * groups.x + group.x) * ${x * y}u + local_index;
      ${body}
    }`;
}
