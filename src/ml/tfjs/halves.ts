/**
 * Tensors on the GPU whose numbers are stored as float16, in half of the memory. tfjs has no such type and takes them for
 * float32: only our shaders may read them, which `launch` writes accordingly, and tfjs's own programs refuse them.
 */

import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tf from '@tensorflow/tfjs-core';
import { allocateAs, allocateOnGpu, ownShader } from './internals';

/** The data of those there are. */
const halves = new WeakSet<object>();
const guarded = new WeakSet<WebGPUBackend>();

/** Whether a tensor is stored as float16. Clones and reshaped tensors share their data, and are what it is. */
export const isHalf = ({ dataId }: Pick<tf.TensorInfo, 'dataId'>): boolean => halves.has(dataId);

/** Whether the device has shaders with float16. */
export const hasHalves = ({ device }: WebGPUBackend): boolean => device.features.has('shader-f16');

/** A new tensor of float16, whose values are whatever its buffer held. */
export function allocateHalf<R extends tf.Rank>(backend: WebGPUBackend, shape: tf.ShapeMap[R]): tf.Tensor<R> {
  guard(backend);
  const size = [...shape].reduce((product, length) => product * length, 1);
  const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
  const tensor = allocateAs<R>(backend, shape, 4 * Math.ceil(size / 2), STORAGE | COPY_SRC | COPY_DST);
  halves.add(tensor.dataId);
  return tensor;
}

/** A new tensor that is stored as another one is. */
export const allocateLike = <R extends tf.Rank>(
  backend: WebGPUBackend,
  shape: tf.ShapeMap[R],
  other: tf.Tensor,
): tf.Tensor<R> => (isHalf(other) ? allocateHalf<R>(backend, shape) : allocateOnGpu<R>(backend, shape));

/** Has tfjs refuse what it would misread. */
function guard(backend: WebGPUBackend): void {
  if (guarded.has(backend)) return;
  guarded.add(backend);
  const refuse = (what: string) => {
    throw new TypeError(`${what} cannot read float16: convert it with toFloat first.`);
  };
  const run = backend.runWebGPUProgram.bind(backend);
  backend.runWebGPUProgram = (program, inputs, ...rest) => {
    if (program.shaderKey !== ownShader && inputs.some(isHalf)) refuse(program.constructor.name);
    return run(program, inputs, ...rest);
  };
  const read = backend.read.bind(backend);
  backend.read = async (dataId) => (halves.has(dataId) ? refuse('A tensor.data()') : read(dataId));
  const readSync = backend.readSync.bind(backend);
  backend.readSync = (dataId) => (halves.has(dataId) ? refuse('A tensor.dataSync()') : readSync(dataId));
}
