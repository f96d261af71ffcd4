/**
 * Kernels in the place of tfjs's own on WebAssembly, for what its tape calls by itself. Clones share their memory, as on
 * every other backend: tfjs copies, and clones all that the backward pass needs, more than half of a step's memory.
 * Sums and products of large tensors of one shape, such as gradients', are made by all threads.
 */

import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { WasmKernels } from './kernels';

const backendName = 'wasm';

/** Numbers that are worth a part of their own. */
const partSize = 32_768;

/** For all calls from now on. */
export function registerOwnKernels(kernels: WasmKernels): void {
  replace(tf.Identity, ({ inputs, backend }) => {
    const { x } = inputs;
    if (!x || !(backend instanceof BackendWasm)) throw new TypeError('There is nothing to clone.');
    backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  });
  for (const [name, kernel] of [
    [tf.Add, 'add'],
    [tf.Multiply, 'multiply'],
  ] as const) {
    const theirs = tf.getKernel(name, backendName).kernelFunc;
    replace(name, (call) => {
      const { a, b } = call.inputs;
      const large = a && b && alike(a, b) && a.shape.reduce((size, n) => size * n, 1) >= partSize;
      if (!large || !(call.backend instanceof BackendWasm)) return theirs(call);
      const out = call.backend.makeOutput(a.shape, 'float32');
      const size = tf.util.sizeFromShape(a.shape);
      kernels.run(
        kernel,
        [kernels.address(a), kernels.address(b), kernels.address(out), size],
        size / partSize,
      );
      return out;
    });
  }
}

const alike = (a: tf.TensorInfo, b: tf.TensorInfo): boolean =>
  a.dtype === 'float32' && b.dtype === 'float32' && tf.util.arraysEqual(a.shape, b.shape);

function replace(kernelName: string, kernelFunc: tf.KernelFunc): void {
  tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({ kernelName, backendName, kernelFunc });
}
