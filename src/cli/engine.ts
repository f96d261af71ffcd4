/** The engine in Node: the device that computes, the base model from the disk, and turns for signals between two events. */

import { message } from '../messages/message';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { RecipeError } from '../core/errors';
import { teacherModelOf } from '../core/recipe/conditions';
import type { Compute, Recipe } from '../core/recipe/types';
import type { Started } from '../ml/backend/startBackend';
import { createDevice, type Device } from '../ml/run/device';
import { changeableFiles } from '../ml/sources/folder';
import { readModel } from '../ml/sources/readModel';
import type { ModelDescription } from '../ml/model/types';
import { diskFolder } from './disk';
import { provideGpu } from './gpu';
import { builtinFolder, wasmFolder } from './places';

/** The command line's device. A GPU that computes wrongly is refused: no other backend takes its place unasked. */
export function createNodeDevice(): Device {
  const device = createDevice({
    wasmPaths: wasmFolder(),
    refusal: message('cli.device.wrong.next'),
    afterFailure: { next: message('cli.device.next') },
  });
  return {
    get choice() {
      return device.choice;
    },
    get failure() {
      return device.failure;
    },
    guard: device.guard,
    async start(choice) {
      if (choice === 'webgpu') await provideGpu();
      // Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
      if (process.versions.node.startsWith('20.')) setFlagsFromString('--experimental-wasm-relaxed-simd');
      return device.start(choice);
    },
  };
}

/** The same, started at once. @throws DeviceError where the choice cannot start, or a GPU computes wrongly */
export const startDevice = async (choice: Compute): Promise<{ readonly started: Started }> => ({
  started: await createNodeDevice().start(choice),
});

/** The model of a folder, or the built-in one, which lies below the project's root. */
export async function readBase(folder: string | null, root: string): Promise<ModelDescription> {
  const files = await (folder === null ? diskFolder(builtinFolder(root), 'Built-in') : diskFolder(folder));
  return readModel(changeableFiles(files, message('cli.model.changed.next')));
}

/** The teacher of a recipe: the model of its folder, or the built-in one. @throws RecipeError for a model of the Hub */
export async function readTeacher(recipe: Recipe, root: string): Promise<ModelDescription> {
  const named = teacherModelOf(recipe);
  if (named?.kind === 'hub') {
    throw new RecipeError(
      message('recipe.teacher.hub', { id: named.id, revision: named.revision }),
      message('recipe.teacher.download'),
    );
  }
  return readBase(named?.kind === 'folder' ? named.name : null, root);
}

/**
 * Takes every event in its turn, and lets the process receive its signals in between.
 * @param guard ends the wait for an event that may never come
 * @returns what the generator returns
 */
export async function listen<Event, Result>(
  events: AsyncGenerator<Event, Result>,
  on: (event: Event) => void,
  guard: Device['guard'] = (work) => work,
): Promise<Result> {
  for (;;) {
    const { done, value } = await guard(events.next());
    if (done) return value;
    on(value);
    await setImmediate();
  }
}
