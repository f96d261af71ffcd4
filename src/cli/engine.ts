/** The engine in Node: the device that computes, the base model from the disk, and turns for signals between two events. */

import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { DeviceError } from '../core/errors';
import type { Compute } from '../core/recipe/types';
import { message, type Message } from '../messages/message';
import { startBackend, type Started } from '../ml/backend/startBackend';
import { readModel } from '../ml/sources/readModel';
import type { ModelDescription } from '../ml/model/types';
import { verifyGpu } from '../ml/train/verifyGpu';
import { diskFolder } from './disk';
import { provideGpu } from './gpu';

export interface Device {
  readonly started: Started;
  /** Why the GPU can do no more; null as long as it can. */
  readonly failure: DeviceError | null;
}

/** @throws DeviceError where the choice cannot start, or a GPU computes wrongly */
export async function startDevice(choice: Compute): Promise<Device> {
  if (choice === 'webgpu') await provideGpu();
  // Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');
  const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  let failure: DeviceError | null = null;
  const fail = (what: Message) => {
    failure ??= new DeviceError(what, 'Start again, or give --compute wasm.');
  };
  const started = await startBackend(choice, {
    wasmPaths: dirname(wasm) + sep,
    onLost: (reason) => fail(message('device.gpu.lost', { reason })),
    onGpuError: (error) => fail(message('device.gpu.failed', { error })),
  });
  const fault = started.backend === 'webgpu' ? await verifyGpu() : null;
  if (fault) throw new DeviceError(fault, 'Give --compute wasm.');
  return {
    started,
    get failure() {
      return failure;
    },
  };
}

/** The model of a folder, or the built-in one, which lies below the project's root. */
export async function readBase(folder: string | null, root: string): Promise<ModelDescription> {
  return readModel(
    await (folder === null
      ? diskFolder(join(root, 'public/models/builtin'), 'Built-in')
      : diskFolder(folder)),
  );
}

/**
 * Takes every event in its turn, and lets the process hear its signals in between.
 * @returns what the generator returns
 */
export async function listen<Event, Result>(
  events: AsyncGenerator<Event, Result>,
  on: (event: Event) => void,
): Promise<Result> {
  for (;;) {
    const { done, value } = await events.next();
    if (done) return value;
    on(value);
    await setImmediate();
  }
}
