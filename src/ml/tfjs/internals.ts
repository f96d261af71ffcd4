/**
 * Everything that the engine does with tfjs beyond what tfjs documents. tests/ml/tfjs/internals.test.ts says what has to
 * hold after an upgrade of tfjs.
 */

import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';

/** The tensor of memory that a backend has allocated. @throws TypeError where its shape is another one */
export function newTensor<R extends tf.Rank>(info: tf.TensorInfo, shape: tf.ShapeMap[R]): tf.Tensor<R> {
  const tensor = tf.engine().makeTensorFromTensorInfo(info);
  if (hasShape<R>(tensor, shape)) return tensor;
  throw new TypeError(`The backend allocated ${tensor.shape.join('×')} instead of ${[...shape].join('×')}.`);
}

const hasShape = <R extends tf.Rank>(tensor: tf.Tensor, shape: tf.ShapeMap[R]): tensor is tf.Tensor<R> =>
  tf.util.arraysEqual(tensor.shape, [...shape]);

/** Whether a tensor's memory is on the backend in use; false once the tensor is disposed. */
export function isOnBackendInUse({ dataId }: tf.Tensor): boolean {
  return tf.engine().state.tensorInfo.get(dataId)?.backend === tf.backend();
}

/** tfjs's WebAssembly backend, where it is in use. */
export function wasmBackend(): BackendWasm | null {
  const backend = tf.backend();
  return backend instanceof BackendWasm ? backend : null;
}

/** Emscripten's module has it under one name with threads and under another without. */
export function wasmMemory({ wasm }: BackendWasm): WebAssembly.Memory {
  const module: object = wasm;
  const exports = 'asm' in module && typeof module.asm === 'object' ? module.asm : null;
  const found = [
    'wasmMemory' in module ? module.wasmMemory : null,
    exports && 'memory' in exports ? exports.memory : null,
  ].find((value) => value instanceof WebAssembly.Memory);
  if (!(found instanceof WebAssembly.Memory)) throw new TypeError('The wasm backend has no memory.');
  return found;
}

/** New float32 numbers in the backend's memory, whose values are whatever it held. */
export const allocateOnWasm = (backend: BackendWasm, shape: readonly number[]): tf.TensorInfo =>
  backend.makeOutput([...shape], 'float32');

/** The byte at which a tensor's numbers begin; they stay there as long as it lives. */
export const wasmAddress = (backend: BackendWasm, { dataId }: tf.TensorInfo): number =>
  backend.getMemoryOffset(dataId);

/** A tensor's own float32 values. The view dies when the memory grows. */
export function wasmView(backend: BackendWasm, tensor: tf.TensorInfo): Float32Array {
  const values: unknown = backend.typedArrayFromHeap(tensor);
  if (values instanceof Float32Array) return values;
  throw new TypeError('A wasm kernel takes float32 tensors only.');
}

/**
 * Replaces one of tfjs's kernels for all calls from now on.
 * @param make gets the kernel that was there
 */
export function replaceKernel(
  backendName: 'wasm' | 'webgpu',
  name: string,
  make: (theirs: tf.KernelFunc) => tf.KernelFunc,
): void {
  const kernelFunc = make(tf.getKernel(name, backendName).kernelFunc);
  tf.unregisterKernel(name, backendName);
  tf.registerKernel({ kernelName: name, backendName, kernelFunc });
}

/** Clones share their memory from now on, as on every other backend: tfjs copies it on WebAssembly. */
export function shareWasmClones(): void {
  replaceKernel('wasm', tf.Identity, () => ({ inputs: { x }, backend }) => {
    if (!x || !(backend instanceof BackendWasm)) throw new TypeError('There is nothing to clone.');
    backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  });
}

/** tfjs's WebGPU backend, where it is in use. */
export function webgpuBackend(): WebGPUBackend | null {
  const backend = tf.backend();
  return backend instanceof WebGPUBackend ? backend : null;
}

/** A new float32 tensor on the GPU, whose values are whatever its buffer held. */
export function allocateOnGpu<R extends tf.Rank>(
  backend: WebGPUBackend,
  shape: tf.ShapeMap[R],
): tf.Tensor<R> {
  return newTensor<R>(backend.makeTensorInfo([...shape], 'float32'), shape);
}

/** The same, in a buffer of so many bytes that may be used so. */
export function allocateAs<R extends tf.Rank>(
  backend: WebGPUBackend,
  shape: tf.ShapeMap[R],
  bytes: number,
  usage: GPUBufferUsageFlags,
): tf.Tensor<R> {
  const tensor = allocateOnGpu<R>(backend, shape);
  // tfjs allocates when the tensor is first used, and takes what is there.
  Object.assign(backend.tensorMap.get(tensor.dataId), {
    resource: backend.bufferManager.acquireBuffer(bytes, usage),
  });
  return tensor;
}

/** The same, whose buffer a program may also read as a uniform. @param length numbers, a multiple of 4 */
export function allocateUniform(backend: WebGPUBackend, length: number): tf.Tensor1D {
  const { STORAGE, UNIFORM, COPY_SRC, COPY_DST } = GPUBufferUsage;
  return allocateAs<tf.Rank.R1>(backend, [length], 4 * length, STORAGE | UNIFORM | COPY_SRC | COPY_DST);
}

/** A number that a program reads, and its type. */
export interface Uniform {
  readonly type: 'float32' | 'uint32';
  readonly value: number;
}

/** The field that tfjs puts before a program's own uniforms. */
export const firstUniformField = 'tfjs : i32';

/** What a program of ours is named among tfjs's. */
export const ownShader = 'semblance';

/** One run of a compute pipeline. */
export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  /** The tensors of bindings 0, 1, …: those that are written, of which there is one at least, then the others. */
  readonly writes: readonly [tf.Tensor, ...tf.Tensor[]];
  readonly reads: readonly tf.Tensor[];
  /** In the last binding, after `firstUniformField`. */
  readonly uniforms: readonly Uniform[];
  /** Invocations of a workgroup, and workgroups, in x and y. */
  readonly workgroup: readonly [number, number];
  readonly groups: readonly [number, number];
}

/** Runs a pipeline in the backend's queue, in order with tfjs's own programs. */
export function dispatch(
  backend: WebGPUBackend,
  { pipeline, writes, reads, uniforms, workgroup, groups }: Dispatch,
): void {
  const [first, ...others] = writes;
  backend.runWebGPUProgram(
    {
      // tfjs compiles this empty program once, and then runs the pipeline that it finds here.
      get pipeline() {
        return pipeline;
      },
      set pipeline(_) {
        // stays ours
      },
      shaderKey: ownShader,
      getUserCode: () => 'fn main(index : i32) {}',
      variableNames: [],
      outputShape: [first.size],
      workgroupSize: [workgroup[0], workgroup[1], 1],
      dispatchLayout: { x: [0] },
      dispatch: [groups[0], groups[1], 1],
      pixelsOpType: 0, // no shapes among the uniforms but one stride
    },
    [...others, ...reads],
    'float32',
    uniforms.map(({ type, value }) => ({ type, data: [value] })),
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

/** Bytes: about what a step frees and the next one takes again. */
const maxFreeBytes = 2 ** 30;

/** Bytes of all GPU buffers, those that were freed and are kept included. */
export const gpuBytes = ({ bufferManager }: WebGPUBackend): number => bufferManager.numBytesAllocated;

/** Bytes of freed GPU buffers that tfjs keeps. */
export const freeBytes = ({ bufferManager: { numBytesAllocated, numBytesUsed } }: WebGPUBackend): number =>
  numBytesAllocated - numBytesUsed;

/**
 * Bounds what tfjs keeps of freed GPU buffers, once for a backend. tfjs keeps each for the next tensor of just its size,
 * for ever; batches have other numbers of tokens every time, so that a long run would fill the GPU with what is never
 * asked for again. From now on the buffers that were freed first are destroyed where more than `most` bytes lie idle.
 */
export function boundFreeBuffers(backend: WebGPUBackend, most = maxFreeBytes): void {
  const { bufferManager } = backend;
  const acquire = bufferManager.acquireBuffer.bind(bufferManager);
  const release = bufferManager.releaseBuffer.bind(bufferManager);
  /** In the order in which they were freed. */
  const free = new Set<GPUBuffer>();

  bufferManager.acquireBuffer = (...request) => {
    const buffer = acquire(...request);
    free.delete(buffer);
    return buffer;
  };
  bufferManager.releaseBuffer = (buffer, reuse = true) => {
    release(buffer, reuse);
    if (reuse) free.add(buffer);
    for (const { size, usage } of free) {
      if (freeBytes(backend) <= most) return;
      release(bufferManager.acquireBuffer(size, usage), false); // one of its kind
    }
  };
}
