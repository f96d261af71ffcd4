/** The size of a model in a folder, before it is read. */

import * as z from 'zod/mini';
import { type ModelSize, workOf } from '../../core/model/work';
import { readJson } from '../model/files/files';
import type { ModelFiles } from '../model/types';
import { configPaths, neededFiles } from './hubModel';

export async function folderSize(files: ModelFiles): Promise<ModelSize> {
  const { small, weights } = neededFiles(files.paths);
  // A folder without such weights is of another kind, or cannot be read, which is said when that is tried.
  const counted = weights.length > 0 ? weights : files.paths;
  const bytes = counted.reduce((sum, path) => sum + files.size(path), 0);
  return { bytes, remote: false, work: await firstWork(small, (path) => readJson(files, path, z.unknown())) };
}

/** Of the first config.json that names its sizes; null where none can be read: reading the model says why. */
export async function firstWork(
  paths: readonly string[],
  read: (path: string) => Promise<unknown>,
): Promise<number | null> {
  for (const path of configPaths(paths)) {
    const work = workOf(await read(path).catch(() => null));
    if (work !== null) return work;
  }
  return null;
}
