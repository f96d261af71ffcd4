/** The WebAssembly kernels on the memory of the present tfjs backend, and the threads that share them. */

import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { newTensor } from '../newTensor';
import { binaries } from './built/binaries';
import {
  controlBytes,
  instantiate,
  lead,
  maxParts,
  type HelperSetup,
  type KernelName,
  type Kernels,
} from './pool';
import { registerOwnKernels } from './ownKernels';

export interface WasmKernels {
  /** A new float32 tensor. Its values are whatever the memory held. */
  allocate<R extends tf.Rank>(shape: tf.ShapeMap[R]): tf.Tensor<R>;
  /** Where a tensor's numbers begin; they stay there as long as it lives. */
  address(tensor: tf.TensorInfo): number;
  /** A tensor's own float32 values. The view dies when the memory grows: allocate first, look afterwards. */
  view(tensor: tf.Tensor): Float32Array;
  /** Runs a kernel on all threads. `items` is how much there is to share out: work that is worth a part each. */
  run(name: KernelName, args: readonly number[], items: number, scratchBytes?: number): void;
  /** Memory that all threads see; what it holds is lost at the next call of this. */
  shared(bytes: number): number;
  readonly sizes: Omit<Kernels, 'kernel'>;
  /** What the whole memory takes. */
  memoryBytes(): number;
  /** What a helper needs; null where the memory is not shared. The helper's index is the caller's to give. */
  readonly helperSetup: Omit<HelperSetup, 'index'> | null;
  /** How many threads compute; helpers 1 to threads − 1 must be serving. */
  threads: number;
}

/** More than one, so that a thread which is late, or slow, takes less. */
const partsPerThread = 4;

const known = new WeakMap<BackendWasm, WasmKernels | null>();

/** Null where the backend is not tfjs's wasm, or the browser's WebAssembly has no SIMD. */
export function wasmKernels(): WasmKernels | null {
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) return null;
  let kernels = known.get(backend);
  if (kernels === undefined) known.set(backend, (kernels = create(backend)));
  return kernels;
}

function create(backend: BackendWasm): WasmKernels | null {
  const memory = memoryOf(backend);
  const shared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  const module = compile(binaries[shared ? 'shared' : 'own']);
  if (!module) return null;
  const kernels = instantiate(module, memory);
  const addressOf = (bytes: number) => {
    const info = backend.makeOutput([Math.ceil(bytes / 8) * 2 + 2], 'float32');
    return Math.ceil(backend.typedArrayFromHeap(info).byteOffset / 8) * 8;
  };
  const control = shared ? addressOf(controlBytes) : 0;
  const call = lead(memory, control, kernels);
  const minScratch = kernels.gemmScratch();
  const own = growing(addressOf);

  const made: WasmKernels = {
    allocate: <R extends tf.Rank>(shape: tf.ShapeMap[R]) =>
      newTensor<R>(backend.makeOutput([...shape], 'float32'), shape),
    address: (tensor) => backend.typedArrayFromHeap(tensor).byteOffset,
    view: (tensor) => float32(backend.typedArrayFromHeap(tensor)),
    run(name, args, items, scratchBytes = minScratch) {
      const { threads } = this;
      const parts = threads === 1 ? 1 : Math.min(Math.floor(items), partsPerThread * threads, maxParts);
      call({ name, args, parts, threads, scratch: own(scratchBytes * threads), scratchBytes });
    },
    shared: growing(addressOf),
    sizes: kernels,
    memoryBytes: () => memory.buffer.byteLength,
    helperSetup: shared ? { memory, module, control } : null,
    threads: 1,
  };
  registerOwnKernels(made);
  return made;
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

/** Emscripten's module keeps it under one name with threads and under another without. */
function memoryOf({ wasm }: BackendWasm): WebAssembly.Memory {
  const module: object = wasm;
  const exports = 'asm' in module && typeof module.asm === 'object' ? module.asm : null;
  const found = [
    'wasmMemory' in module ? module.wasmMemory : null,
    exports && 'memory' in exports ? exports.memory : null,
  ].find((value) => value instanceof WebAssembly.Memory);
  if (!(found instanceof WebAssembly.Memory)) throw new TypeError('The wasm backend has no memory.');
  return found;
}

function float32(values: unknown): Float32Array {
  if (values instanceof Float32Array) return values;
  throw new TypeError('A wasm kernel takes float32 tensors only.');
}
