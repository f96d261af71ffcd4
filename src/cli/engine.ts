/** The engine in Node: tfjs's WebAssembly and the base model from the disk, and turns for signals between two events. */

import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { DeviceError } from '../core/errors';
import type { Compute } from '../core/recipe/types';
import { startBackend, type Started } from '../ml/backend';
import { readModel } from '../ml/model/readModel';
import type { ModelDescription } from '../ml/model/types';
import { diskFolder } from './disk';

/** @throws DeviceError for WebGPU, which is a browser's */
export async function startComputer(choice: Compute): Promise<Started> {
  if (choice === 'webgpu') {
    throw new DeviceError('The command line has no WebGPU.', 'Give --compute wasm, or run it on the page.');
  }
  // Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');
  const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  return startBackend(choice, { wasmPaths: dirname(wasm) + sep });
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
