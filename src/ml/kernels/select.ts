/** The kernels of the backend in use. */

import * as tf from '@tensorflow/tfjs-core';
import { wasmBackend, webgpuBackend } from '../tfjs/internals';
import type { Kernels } from './contract';
import { referenceKernels } from './reference/kernels';
import { wasmKernels } from './wasm/kernels';
import { wasmRuntime } from './wasm/runtime';
import { webgpuKernels } from './webgpu/kernels';

const known = new WeakMap<tf.KernelBackend, Kernels>();

export function kernels(): Kernels {
  const backend = tf.backend();
  let found = known.get(backend);
  if (!found) known.set(backend, (found = create()));
  return found;
}

/** The reference on every other backend, and where WebAssembly has no SIMD. */
function create(): Kernels {
  const webgpu = webgpuBackend();
  if (webgpu) return webgpuKernels(webgpu);
  const runtime = wasmBackend() && wasmRuntime();
  return runtime ? wasmKernels(runtime) : referenceKernels;
}
