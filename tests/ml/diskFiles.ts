/** A folder of this repository as a model's files. */

import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ModelFiles } from '../../src/ml/model/types';
import { folderFiles } from '../../src/ml/sources/folder';

/** `folder` is relative to the repository's root. */
export async function diskFiles(folder: string): Promise<ModelFiles> {
  const root = new URL(`../../${folder}/`, import.meta.url).pathname;
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const entries = paths.map(async (path) => ({ path: relative(root, path), file: await openAsBlob(path) }));
  return folderFiles(folder, await Promise.all(entries));
}
