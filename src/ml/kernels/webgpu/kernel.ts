/**
 * Runs WGSL of our own in the tfjs backend's queue, with more than tfjs's programs have: several outputs, and buffers
 * that change in place.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { newTensor } from '../newTensor';

/** What a buffer is an array of. */
export type Element = 'f32' | 'vec4f' | 'i32';

/** A WGSL program; those with one `name` have one code. */
export interface Kernel {
  readonly name: string;
  /** Buffers that are written, by their names in the code. */
  readonly writes: Readonly<Record<string, Element>>;
  readonly reads: Readonly<Record<string, Element>>;
  /** Numbers, as `u.<name>` in the code. */
  readonly uniforms: Readonly<Record<string, 'f32' | 'u32'>>;
  readonly workgroup: readonly [number, number];
  /**
   * The body of `main`, where `group` and `local` are the ids of workgroup and invocation, `local_index` is flat and
   * `index` is one over all invocations, for `flat`.
   */
  readonly body: string;
  /** Functions and workgroup memory. */
  readonly head?: string;
}

export interface Call {
  /** Tensors that the kernel writes, by the order of `writes`; their old content is lost, or changed in place. */
  readonly writes: readonly tf.Tensor[];
  readonly reads: readonly tf.Tensor[];
  /** By the order of the kernel's. */
  readonly uniforms: readonly number[];
  /** Workgroups in x and y. */
  readonly groups: readonly [number, number];
}

/** A tensor to be written. */
export function allocate<R extends tf.Rank>(backend: WebGPUBackend, shape: tf.ShapeMap[R]): tf.Tensor<R> {
  return newTensor<R>(backend.makeTensorInfo([...shape], 'float32'), shape);
}

/** Workgroups for `size` invocations with an index each, which the code compares with the size. */
export function flat(size: number, [x, y]: Kernel['workgroup']): [number, number] {
  const groups = Math.ceil(size / (x * y));
  const wide = Math.min(groups, 32_768);
  return [wide, Math.ceil(groups / Math.max(1, wide))];
}

/** Whether rows of `sizes` numbers can be read four at a time. */
export const inFours = (...sizes: readonly number[]): boolean => sizes.every((size) => size % 4 === 0);

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

export function run(backend: WebGPUBackend, kernel: Kernel, { writes, reads, uniforms, groups }: Call): void {
  const [first, ...others] = writes;
  if (!first) throw new TypeError(`${kernel.name} writes nothing.`);
  const pipeline = pipelineOf(backend.device, kernel);
  const inputs = [...others, ...reads];
  const types = Object.values(kernel.uniforms);
  backend.runWebGPUProgram(
    {
      // tfjs compiles this empty program once, and then runs the pipeline that it finds in its place.
      get pipeline() {
        return pipeline;
      },
      set pipeline(_) {
        // stays ours
      },
      shaderKey: 'semblance',
      getUserCode: () => 'fn main(index : i32) {}',
      variableNames: [],
      outputShape: [first.size],
      workgroupSize: [kernel.workgroup[0], kernel.workgroup[1], 1],
      dispatchLayout: { x: [0] },
      dispatch: [groups[0], groups[1], 1],
      pixelsOpType: 0, // no shapes among the uniforms but one stride
    },
    inputs,
    'float32',
    uniforms.map((value, i) => ({ type: types[i] === 'f32' ? 'float32' : 'uint32', data: [value] })),
    { dataId: first.dataId, shape: [first.size], dtype: first.dtype },
  );
  // A copy of what was there before, from an earlier read.
  for (const { dataId } of writes) Object.assign(backend.tensorMap.get(dataId), { values: null });
}

/** Waits until the GPU has done what it was asked to; a call only queues its work. */
export async function finished(backend: WebGPUBackend): Promise<void> {
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  await backend.device.queue.onSubmittedWorkDone();
}

function pipelineOf(device: GPUDevice, kernel: Kernel): GPUComputePipeline {
  const made = pipelines.get(device) ?? new Map<string, GPUComputePipeline>();
  pipelines.set(device, made);
  const found = made.get(kernel.name);
  if (found) return found;
  const module = device.createShaderModule({ label: kernel.name, code: codeOf(kernel) });
  const pipeline = device.createComputePipeline({
    label: kernel.name,
    layout: device.createPipelineLayout({ bindGroupLayouts: [layoutOf(device, kernel)] }),
    compute: { module, entryPoint: 'main' },
  });
  made.set(kernel.name, pipeline);
  return pipeline;
}

/** Said, not inferred: a buffer that the code does not touch must be bound all the same. */
function layoutOf(device: GPUDevice, { writes, reads }: Kernel): GPUBindGroupLayout {
  const types: GPUBufferBindingType[] = [
    ...Object.keys(writes).map(() => 'storage' as const),
    ...Object.keys(reads).map(() => 'read-only-storage' as const),
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

function codeOf({ writes, reads, uniforms, workgroup: [x, y], head = '', body }: Kernel): string {
  const buffers = [
    ...Object.entries(writes).map(
      ([name, element]) => `var<storage, read_write> ${name} : array<${element}>;`,
    ),
    ...Object.entries(reads).map(([name, element]) => `var<storage, read> ${name} : array<${element}>;`),
  ];
  const fields = Object.entries(uniforms).map(([name, type]) => `${name} : ${type},`);
  return `
    struct Uniforms { tfjs : i32, ${fields.join(' ')} }
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
