/** Starts the tfjs backend that the person asked for, or the best there is, and watches the GPU while it works. */

import { message, type Message } from '../../messages/message';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { DeviceError } from '../../core/errors';
import type { Compute } from '../../core/recipe/types';
import type { Backend } from '../../core/run/events';
import { chooseTiling } from '../kernels/webgpu/matmul/chooseTiling';
import { fastest, tilingsOfGpus } from '../kernels/webgpu/matmul/tiling';
import { boundFreeBuffers, webgpuBackend } from '../tfjs/internals';
import { forgetWebgpu, registerWebgpu } from '../tfjs/registerWebgpu';
import { findGpu, type Gpu } from './gpu';
import { startThreads, type StartHelper } from './startThreads';
import { withTimeout } from './withTimeout';

export interface Started {
  readonly backend: Backend;
  readonly threads: number;
  /** Why this one, where the person may have expected another; null where it goes without saying. */
  readonly note: Message | null;
}

export interface StartOptions {
  /** Addresses of tfjs's WebAssembly files by their names. */
  readonly wasmPaths: Parameters<typeof setWasmPaths>[0];
  /** Called once when the GPU goes away, with what happened; everything on it is lost. */
  readonly onLost?: (what: Message) => void;
  /** Called with what the GPU complains of outside any call, such as memory that it does not have. */
  readonly onGpuError?: (what: Message) => void;
  /** Whether the GPU's device is given up first, with all that is on it, as after an error. */
  readonly renew?: boolean;
  /** Seconds after which a start that has not ended is given up. */
  readonly deadline?: number;
  /** Starts a thread that computes with this one; without it there is one thread. */
  readonly startHelper?: StartHelper;
}

/**
 * 'auto' is WebGPU on a real GPU, else WebAssembly, else plain JavaScript.
 * @throws DeviceError where the chosen one cannot start
 */
export async function startBackend(choice: Compute, options: StartOptions): Promise<Started> {
  // In Node tfjs would print an advertisement for another backend.
  if (tf.env().get('IS_NODE')) tf.enableProdMode();
  if (options.renew) outdated = true;
  const started = await start(choice, options);
  // Only now: as long as it is the backend in use, tfjs would look for another one by itself.
  if (started.backend !== 'webgpu') dropOutdated();
  return started;
}

async function start(choice: Compute, options: StartOptions): Promise<Started> {
  switch (choice) {
    case 'webgpu':
      return startWebgpu(options, await findGpu());
    case 'wasm':
      return startWasm(options);
    case 'cpu':
      return startCpu(null);
    case 'auto':
      return startBest(options);
  }
}

async function startBest(options: StartOptions): Promise<Started> {
  const gpu = await findGpu();
  const reasons: Message[] = [];
  if (gpu.adapter && !gpu.software) {
    try {
      return await startWebgpu(options, gpu);
    } catch (error) {
      reasons.push(whatOf(error));
    }
  }
  try {
    const started = await startWasm(options);
    return { ...started, note: noteOf(started.note === null ? reasons : [...reasons, started.note]) };
  } catch (error) {
    return startCpu(noteOf([...reasons, whatOf(error)]));
  }
}

const noteOf = (reasons: readonly Message[]) =>
  reasons.length === 0 ? null : message('device.reasons', { reasons });
const whatOf = (error: unknown): Message =>
  error instanceof DeviceError
    ? error.problem.what
    : message('device.notStarted', { error: error instanceof Error ? error.message : String(error) });

/** The backend that was started last. */
let latest: WebGPUBackend | null = null;
/** Whether that one is lost, or has failed. */
let outdated = false;

async function startWebgpu(options: StartOptions, gpu: Gpu): Promise<Started> {
  if (gpu.missing) throw new DeviceError(gpu.missing, message('device.next.wasm'));
  registerWebgpu();
  dropOutdated();
  // tfjs asks for the adapter's largest buffers by itself.
  if (!(await withTimeout(tf.setBackend('webgpu'), options.deadline ?? 20))) {
    throw new DeviceError(message('device.webgpu.notStarted'), message('device.next.wasmOrReload'));
  }
  const backend = webgpuBackend();
  if (backend) {
    watch(backend, options);
    if (!gpu.software && !fastest.has(backend.device)) await chooseTiling(backend, tilingsOfGpus);
  }
  const note = gpu.software ? message('device.webgpu.software') : null;
  return { backend: 'webgpu', threads: 1, note };
}

const watched = new WeakMap<WebGPUBackend, StartOptions>();

/** Only the last one who started the backend is notified; the freed memory that it keeps is bounded. */
function watch(backend: WebGPUBackend, options: StartOptions): void {
  const already = watched.has(backend);
  watched.set(backend, options);
  latest = backend;
  if (already) return;
  boundFreeBuffers(backend);
  void backend.device.lost.then(({ message: reason }) => {
    if (latest === backend) outdated = true;
    const what = reason === '' ? message('device.gpu.lostSilently') : message('device.gpu.lost', { reason });
    watched.get(backend)?.onLost?.(what);
  });
  backend.device.addEventListener('uncapturederror', (event) => {
    watched.get(backend)?.onGpuError?.(whatOfGpu(event.error));
  });
}

const whatOfGpu = (error: GPUError): Message =>
  error instanceof GPUOutOfMemoryError
    ? message('device.gpu.outOfMemory')
    : message('device.gpu.failed', { error: error.message });

/** Frees what a lost device or one that has failed still holds, and ends the reads that wait for it. */
function dropOutdated(): void {
  if (!outdated || !latest) return;
  watched.delete(latest); // nobody needs to hear of this loss
  forgetWebgpu();
  latest.device.destroy();
  latest = null;
  outdated = false;
}

async function startWasm(options: StartOptions): Promise<Started> {
  const deadline = options.deadline ?? 20;
  setWasmPaths(options.wasmPaths);
  if (await withTimeout(tf.setBackend('wasm'), deadline / 2)) {
    const threads = options.startHelper ? await startThreads(options.startHelper, deadline / 2) : 1;
    return { backend: 'wasm', threads, note: null };
  }
  // With threads it hangs without a word where a content security policy blocks workers from blob: addresses.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (await withTimeout(tf.setBackend('wasm'), deadline)) {
    return { backend: 'wasm', threads: 1, note: message('device.wasm.oneThread') };
  }
  throw new DeviceError(message('device.wasm.notStarted'), message('device.next.cpuOrReload'));
}

async function startCpu(note: Message | null): Promise<Started> {
  await tf.setBackend('cpu');
  return { backend: 'cpu', threads: 1, note };
}
