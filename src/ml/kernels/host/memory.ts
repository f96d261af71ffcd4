/**
 * The tensors' memory of the backends that keep it within reach of JavaScript (wasm, cpu), for kernels that are plain
 * loops over it. WebGPU has none.
 */

import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

export interface HostMemory {
  /** A new tensor. On wasm its values are whatever the memory held. */
  allocate<R extends tf.Rank>(shape: tf.ShapeMap[R]): tf.Tensor<R>;
  /**
   * The tensor's own float32 values, not a copy. The view dies when the wasm memory grows, so a kernel allocates
   * everything first and looks afterwards.
   */
  view(tensor: tf.Tensor): Float32Array;
}

function float32(values: unknown): Float32Array {
  if (values instanceof Float32Array) return values;
  throw new TypeError('A host kernel takes float32 tensors only.');
}

const wasmMemory = (backend: BackendWasm): HostMemory => ({
  allocate: <R extends tf.Rank>(shape: tf.ShapeMap[R]) => {
    const raw = tf.engine().makeTensorFromTensorInfo(backend.makeOutput([...shape], 'float32'));
    const tensor = tf.reshape<R>(raw, shape);
    raw.dispose();
    return tensor;
  },
  view: (tensor) => float32(backend.typedArrayFromHeap(tensor)),
});

const cpuMemory = (backend: MathBackendCPU): HostMemory => ({
  allocate: (shape) => tf.tensor(new Float32Array(tf.util.sizeFromShape([...shape])), shape),
  view: (tensor) => float32(backend.readSync(tensor.dataId)),
});

/** The present backend's memory, or null where JavaScript cannot reach it. */
export function hostMemory(): HostMemory | null {
  const backend = tf.backend();
  if (backend instanceof BackendWasm) return wasmMemory(backend);
  if (backend instanceof MathBackendCPU) return cpuMemory(backend);
  return null;
}
