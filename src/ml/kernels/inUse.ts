/** Which form of an op the present backend computes. */

import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { wasmKernels, type WasmKernels } from './wasm/kernels';

export interface Forms<Kernels> {
  wasm(kernels: WasmKernels): Kernels;
  webgpu(backend: WebGPUBackend): Kernels;
  /** On every other backend, and where WebAssembly has no SIMD. */
  readonly reference: Kernels;
}

export function kernelsInUse<Kernels>({ wasm, webgpu, reference }: Forms<Kernels>): Kernels {
  const kernels = wasmKernels();
  if (kernels) return wasm(kernels);
  const backend = tf.backend();
  return backend instanceof WebGPUBackend ? webgpu(backend) : reference;
}
