/**
 * Threads that compute one kernel together. The one that leads writes the call into a control block of the shared memory
 * and wakes the helpers; then everyone takes parts of the work until none is left, so that a thread which the system
 * has put aside keeps nobody waiting.
 */

export const kernelNames = [
  'activation',
  'add',
  'adamw',
  'attention',
  'attentionBackward',
  'columnSums',
  'dropout',
  'gemm',
  'layerNorm',
  'layerNormBackward',
  'multiply',
  'packB',
  'squares',
] as const;
export type KernelName = (typeof kernelNames)[number];

/** A kernel as it is exported: its numbers, then scratch memory, the part and the number of parts. */
export type CompiledKernel = (...args: number[]) => number;

/** What the compiled module exports. */
export interface Compiled {
  kernel(name: KernelName): CompiledKernel;
  /** Scratch bytes a thread. */
  gemmScratch(): number;
  attentionScratch(longest: number, d: number): number;
  /** Rows of a second factor that are packed at a time, and the floats that they take. */
  gemmDepth(): number;
  packedSize(k: number, n: number): number;
  /** Partial sums of a vector of n numbers. */
  squareParts(n: number): number;
}

/**
 * Indices in the control block: int32 numbers, and from byte 64 on the arguments as float64. The ticket has in one number
 * which call it is (13 bits), for how many threads (5), its parts and the next free one (7 each): whoever swaps it takes
 * that part of that call, and the call can't end before the part is done. A helper beyond the threads takes none, for
 * it has no scratch memory.
 */
const [ticket, done, kernel, count] = [0, 1, 2, 3];
const bits = 7;
const threadBits = 5;
export const maxParts = (1 << bits) - 1;
const maxThreads = (1 << threadBits) - 1;

/** What a ticket says. */
const nextOf = (value: number) => value & maxParts;
const partCountOf = (value: number) => (value >>> bits) & maxParts;
const threadsOf = (value: number) => (value >>> (2 * bits)) & maxThreads;
const argumentsAt = 64;
const maxArguments = 30;
export const controlBytes = argumentsAt + maxArguments * 8;

/** How often a thread looks before it sleeps: about 50 µs, longer than most gaps between two kernels of a step. */
const looks = 4000;

const views = (memory: WebAssembly.Memory, control: number) => ({
  ints: new Int32Array(memory.buffer, control, argumentsAt / 4),
  floats: new Float64Array(memory.buffer, control + argumentsAt, maxArguments),
});

export interface Call {
  readonly name: KernelName;
  readonly args: readonly number[];
  /** At most `mostParts`. */
  readonly parts: number;
  /** How many have scratch memory; at most 31. */
  readonly threads: number;
  /** The first thread's scratch memory, and the bytes from one thread's to the next one's. */
  readonly scratch: number;
  readonly scratchBytes: number;
}

/** Runs calls in one part alone, or in more together with those who serve the same control block. */
export function lead(memory: WebAssembly.Memory, control: number, compiled: Compiled): (call: Call) => void {
  const { ints, floats } = views(memory, control);
  // A page's own thread, as in some tests, must not sleep.
  const maySleep = !('document' in globalThis);
  let calls = 0;
  return ({ name, args, parts, threads, scratch, scratchBytes }) => {
    const run = compiled.kernel(name);
    if (parts <= 1) return void run(...args, scratch, 0, 1);
    floats.set(args);
    floats.set([scratch, scratchBytes], args.length);
    ints[kernel] = kernelNames.indexOf(name);
    ints[count] = args.length;
    Atomics.store(ints, done, 0);
    const call = calls++ << (2 * bits + threadBits);
    Atomics.store(ints, ticket, call | (threads << (2 * bits)) | (parts << bits));
    Atomics.notify(ints, ticket);
    for (let part = take(ints, 0); part >= 0; part = take(ints, 0)) {
      run(...args, scratch, part, parts);
      Atomics.add(ints, done, 1);
    }
    until(ints, done, (value) => value === parts, maySleep);
  };
}

export interface HelperSetup {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly control: number;
  /** From 1; the thread that leads is 0. */
  readonly index: number;
}

/** A helper's work: it never returns, and ends with the worker that it runs in. `ready` is called first. */
export function help({ memory, module, control, index }: HelperSetup, ready: () => void): never {
  const compiled = instantiate(module, memory);
  const { ints, floats } = views(memory, control);
  ready();
  for (;;) {
    const part = take(ints, index);
    if (part < 0) {
      until(ints, ticket, (value) => isFree(value, index), true);
      continue;
    }
    // The call stands still as long as this part is not done.
    const name = kernelNames[ints[kernel] ?? 0] ?? 'gemm';
    const length = ints[count] ?? 0;
    const [scratch = 0, bytes = 0] = floats.subarray(length, length + 2);
    const parts = partCountOf(Atomics.load(ints, ticket));
    compiled.kernel(name)(...floats.subarray(0, length), scratch + index * bytes, part, parts);
    Atomics.add(ints, done, 1);
    Atomics.notify(ints, done);
  }
}

/** Whether a part is left, and the thread may take it. */
const isFree = (value: number, index: number) =>
  nextOf(value) < partCountOf(value) && index < threadsOf(value);

/** Takes a part of the present call; −1 where there is none for this thread. */
function take(ints: Int32Array, index: number): number {
  for (;;) {
    const value = Atomics.load(ints, ticket);
    if (!isFree(value, index)) return -1;
    if (Atomics.compareExchange(ints, ticket, value, value + 1) === value) return nextOf(value);
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
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Compiled {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const find = (name: string): CompiledKernel => {
    const value = exports[name];
    if (typeof value !== 'function') throw new TypeError(`There is no kernel ${name}.`);
    return (...args) => Number(value(...args));
  };
  const found = new Map(kernelNames.map((name) => [name, find(name)]));
  return {
    kernel: (name) => found.get(name) ?? find(name),
    gemmScratch: find('gemmScratch'),
    attentionScratch: find('attentionScratch'),
    gemmDepth: find('gemmDepth'),
    packedSize: find('packedSize'),
    squareParts: find('squareParts'),
  };
}
