/** The compiled kernels on the memory of tfjs's WebAssembly backend, and the threads that share them. */

import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';
import {
  allocateOnWasm,
  newTensor,
  wasmAddress,
  wasmBackend,
  wasmMemory,
  wasmView,
} from '../../tfjs/internals';
import { binaries } from './built/binaries';
import {
  controlBytes,
  instantiate,
  lead,
  maxParts,
  type Compiled,
  type HelperSetup,
  type KernelName,
} from './threadPool';

export interface WasmRuntime {
  /** A new float32 tensor. Its values are whatever the memory held. */
  allocate<R extends tf.Rank>(shape: tf.ShapeMap[R]): tf.Tensor<R>;
  /** The memory of one, for what a kernel of tfjs's returns. */
  allocateInfo(shape: readonly number[]): tf.TensorInfo;
  /** The byte at which a tensor's numbers begin; they stay there as long as it lives. */
  address(tensor: tf.TensorInfo): number;
  /** A tensor's own float32 values. The view dies when the memory grows: allocate first, look afterwards. */
  view(tensor: tf.TensorInfo): Float32Array;
  /** Runs a kernel on all threads. `items` is how much there is to share out: work that is worth a part each. */
  run(name: KernelName, args: readonly number[], items: number, scratchBytes?: number): void;
  /** Memory that all threads see; what it holds is lost at the next call of this. */
  shared(bytes: number): number;
  readonly sizes: Omit<Compiled, 'kernel'>;
  /** What a helper needs; null where the memory is not shared. The helper's index is the caller's to give. */
  readonly helperSetup: Omit<HelperSetup, 'index'> | null;
  /** How many threads compute; helpers 1 to threads − 1 must be serving. */
  threads: number;
}

/** More than one, so that a thread which is late, or slow, takes less. */
const partsPerThread = 4;

const known = new WeakMap<BackendWasm, WasmRuntime | null>();

/** Null where the backend in use is not tfjs's wasm, or the browser's WebAssembly has no SIMD. */
export function wasmRuntime(): WasmRuntime | null {
  const backend = wasmBackend();
  if (!backend) return null;
  let runtime = known.get(backend);
  if (runtime === undefined) known.set(backend, (runtime = create(backend)));
  return runtime;
}

function create(backend: BackendWasm): WasmRuntime | null {
  const memory = wasmMemory(backend);
  const shared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  const module = compile(binaries[shared ? 'shared' : 'own']);
  if (!module) return null;
  const compiled = instantiate(module, memory);
  const addressOf = (bytes: number) => {
    const info = allocateOnWasm(backend, [Math.ceil(bytes / 8) * 2 + 2]);
    return Math.ceil(wasmAddress(backend, info) / 8) * 8;
  };
  const control = shared ? addressOf(controlBytes) : 0;
  const call = lead(memory, control, compiled);
  const minScratch = compiled.gemmScratch();
  const own = growing(addressOf);

  return {
    allocate: <R extends tf.Rank>(shape: tf.ShapeMap[R]) =>
      newTensor<R>(allocateOnWasm(backend, shape), shape),
    allocateInfo: (shape) => allocateOnWasm(backend, shape),
    address: (tensor) => wasmAddress(backend, tensor),
    view: (tensor) => wasmView(backend, tensor),
    run(name, args, items, scratchBytes = minScratch) {
      const { threads } = this;
      const parts = threads === 1 ? 1 : Math.min(Math.floor(items), partsPerThread * threads, maxParts);
      call({ name, args, parts, threads, scratch: own(scratchBytes * threads), scratchBytes });
    },
    shared: growing(addressOf),
    sizes: compiled,
    helperSetup: shared ? { memory, module, control } : null,
    threads: 1,
  };
}

/** Memory that is kept and grows. The old piece stays, since tfjs frees tensors only; doubling keeps their sum small. */
function growing(addressOf: (bytes: number) => number): (bytes: number) => number {
  let [address, held] = [0, 0];
  return (bytes) => {
    if (bytes > held) {
      held = 2 ** Math.ceil(Math.log2(bytes));
      address = addressOf(held);
    }
    return address;
  };
}

/** With relaxed SIMD where the browser has it; null where it has no SIMD at all. */
function compile({ relaxed, strict }: { readonly relaxed: string; readonly strict: string }) {
  for (const text of [relaxed, strict]) {
    const binary = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    if (WebAssembly.validate(binary)) return new WebAssembly.Module(binary);
  }
  return null;
}
