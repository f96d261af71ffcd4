/**
 * Replacements for tfjs's kernels on WebAssembly, for what its tape calls by itself. Clones share their memory: tfjs
 * copies, and clones all that the backward pass needs, more than half of a step's memory. Sums and products of large
 * tensors of one shape, such as gradients', are made by all threads.
 */

import * as tf from '@tensorflow/tfjs-core';
import { replaceKernel, shareWasmClones } from '../../tfjs/internals';
import type { WasmRuntime } from './runtime';

/** Numbers that are worth a part of their own. */
const partSize = 32_768;

/** For all calls from now on. */
export function replaceTapeKernels(runtime: WasmRuntime): void {
  shareWasmClones();
  for (const [name, kernel] of [
    [tf.Add, 'add'],
    [tf.Multiply, 'multiply'],
  ] as const) {
    replaceKernel('wasm', name, (theirs) => (call) => {
      const { a, b } = call.inputs;
      if (!a || !b || !alike(a, b)) return theirs(call);
      const size = tf.util.sizeFromShape(a.shape);
      if (size < partSize) return theirs(call);
      const out = runtime.allocateInfo(a.shape);
      runtime.run(
        kernel,
        [runtime.address(a), runtime.address(b), runtime.address(out), size],
        size / partSize,
      );
      return out;
    });
  }
}

const alike = (a: tf.TensorInfo, b: tf.TensorInfo): boolean =>
  a.dtype === 'float32' && b.dtype === 'float32' && tf.util.arraysEqual(a.shape, b.shape);
