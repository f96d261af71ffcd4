/**
 * Threads that compute one kernel together. The one that leads writes the call into a control block of the shared memory,
 * wakes the helpers, does its own share, and waits for theirs.
 */

export const kernelNames = [
  'activation',
  'adamw',
  'attention',
  'attentionBackward',
  'columnSums',
  'dropout',
  'gemm',
  'layerNorm',
  'layerNormBackward',
  'squares',
] as const;
export type KernelName = (typeof kernelNames)[number];

/** A kernel as it is exported: its numbers, then scratch memory, the thread and the number of threads. */
export type Kernel = (...args: number[]) => number;

export interface Kernels {
  kernel(name: KernelName): Kernel;
  /** Scratch bytes a thread. */
  gemmScratch(): number;
  attentionScratch(longest: number): number;
  /** Partial sums of a vector of n numbers. */
  squareParts(n: number): number;
}

/** Places in the control block: int32 numbers, and from byte 64 on the arguments as float64. */
const [generation, done, kernel, threads, count] = [0, 1, 2, 3, 4];
const argumentsAt = 64;
const mostArguments = 30;
export const controlBytes = argumentsAt + mostArguments * 8;

/** How often a thread looks before it sleeps: about 50 µs, longer than most gaps between two kernels of a step. */
const looks = 4000;

const views = (memory: WebAssembly.Memory, control: number) => ({
  ints: new Int32Array(memory.buffer, control, argumentsAt / 4),
  floats: new Float64Array(memory.buffer, control + argumentsAt, mostArguments),
});

export interface Call {
  readonly name: KernelName;
  readonly args: readonly number[];
  /** The first thread's scratch memory, and the bytes from one thread's to the next one's. */
  readonly scratch: number;
  readonly scratchBytes: number;
}

/** Runs calls on `size` threads, of which size − 1 serve the same control block. */
export function lead(
  memory: WebAssembly.Memory,
  control: number,
  kernels: Kernels,
): (call: Call, size: number) => void {
  const { ints, floats } = views(memory, control);
  // A page's own thread, as in some tests, must not sleep.
  const maySleep = !('document' in globalThis);
  return ({ name, args, scratch, scratchBytes }, size) => {
    if (size > 1) {
      floats.set(args);
      floats.set([scratch, scratchBytes], args.length);
      ints[kernel] = kernelNames.indexOf(name);
      ints[threads] = size;
      ints[count] = args.length;
      Atomics.store(ints, done, 0);
      Atomics.add(ints, generation, 1);
      Atomics.notify(ints, generation);
    }
    kernels.kernel(name)(...args, scratch, 0, size);
    if (size > 1) until(ints, done, (value) => value >= size - 1, maySleep);
  };
}

export interface HelperSetup {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly control: number;
  /** From 1; the thread that leads is 0. */
  readonly index: number;
}

/** A helper's life: it never returns, and ends with the worker that it runs in. `ready` is called first. */
export function help({ memory, module, control, index }: HelperSetup, ready: () => void): never {
  const kernels = instantiate(module, memory);
  const { ints, floats } = views(memory, control);
  let seen = Atomics.load(ints, generation);
  ready();
  for (;;) {
    until(ints, generation, (value) => value !== seen, true);
    seen = Atomics.load(ints, generation);
    const name = kernelNames[ints[kernel] ?? 0];
    const size = ints[threads] ?? 1;
    if (!name || index >= size) continue;
    const length = ints[count] ?? 0;
    const [scratch = 0, bytes = 0] = floats.subarray(length, length + 2);
    kernels.kernel(name)(...floats.subarray(0, length), scratch + index * bytes, index, size);
    Atomics.add(ints, done, 1);
    Atomics.notify(ints, done);
  }
}

function until(ints: Int32Array, at: number, holds: (value: number) => boolean, maySleep: boolean): void {
  for (let i = 0; ; i++) {
    const value = Atomics.load(ints, at);
    if (holds(value)) return;
    if (i >= looks && maySleep) Atomics.wait(ints, at, value);
  }
}

/** @throws TypeError where the module is not this project's */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const find = (name: string): Kernel => {
    const value = exports[name];
    if (typeof value !== 'function') throw new TypeError(`There is no kernel ${name}.`);
    return (...args) => Number(value(...args));
  };
  const found = new Map(kernelNames.map((name) => [name, find(name)]));
  return {
    kernel: (name) => found.get(name) ?? find(name),
    gemmScratch: find('gemmScratch'),
    attentionScratch: find('attentionScratch'),
    squareParts: find('squareParts'),
  };
}
