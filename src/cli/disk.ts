/** Files and folders on disk, as the parser and the model reader take them: read piece by piece. */

import { mkdir, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ByteSource } from '../core/data/types';
import { DataError, ModelError, StorageError } from '../core/errors';
import { message } from '../messages/message';
import { type FileEntry, folderFiles } from '../ml/sources/folder';
import type { ModelFiles } from '../ml/model/types';

/** @throws DataError where there is no such file */
export async function dataFile(path: string): Promise<ByteSource> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    throw new DataError(message('cli.file.missing', { path }), message('cli.file.missing.next'));
  }
  return { name: basename(path), size: found.size, read: (start, end) => readBytes(path, start, end) };
}

/**
 * A folder and all below it as a model's files; links are followed, as in the Hub's cache, whose snapshots are links.
 * @throws ModelError where there is no such folder
 */
export async function diskFolder(path: string, name = basename(resolve(path))): Promise<ModelFiles> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) {
    throw new ModelError(message('cli.model.missing', { path }), message('cli.model.missing.next'));
  }
  const paths = await filesBelow(path, '', []);
  const entries = paths.map(async (below): Promise<FileEntry> => ({
    path: below,
    file: await sliceable(join(path, below)),
  }));
  return folderFiles(name, await Promise.all(entries));
}

/**
 * The paths of all files below `folder` of `root`, relative to `root`. A link to nothing is left out, and so is a link to
 * a folder that it lies in itself.
 * @param above the real paths of the folders above
 */
async function filesBelow(root: string, folder: string, above: readonly string[]): Promise<string[]> {
  const real = await realpath(join(root, folder));
  if (above.includes(real)) return [];
  const found: string[] = [];
  for (const name of await readdir(real)) {
    const path = join(folder, name);
    const entry = await stat(join(root, path)).catch(() => null);
    if (entry?.isFile()) found.push(path);
    else if (entry?.isDirectory()) found.push(...(await filesBelow(root, path, [...above, real])));
  }
  return found;
}

async function sliceable(path: string): Promise<FileEntry['file']> {
  const { size } = await stat(path);
  return {
    size,
    slice: (start = 0, end = size) => ({
      arrayBuffer: async () => (await readBytes(path, start, Math.min(end, size))).buffer,
    }),
  };
}

/** The bytes of a file from `start` to `end`, exclusive; fewer where it ends before. */
async function readBytes(path: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.max(0, end - start));
  const file = await open(path);
  try {
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, start + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done === bytes.length ? bytes : bytes.slice(0, done);
  } finally {
    await file.close();
  }
}

/** The subfolder of the results that has a run's checkpoints until it is finished. */
export const checkpointsName = 'checkpoint';

/**
 * Creates the folder that the results go into.
 * @param force whether it may contain files already
 * @throws StorageError where it contains files, or cannot be created
 */
export async function makeOutFolder(path: string, force: boolean): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw new StorageError(message('cli.out.unmakable', { path }), message('cli.out.unmakable.next'), {
      cause,
    });
  }
  const found = force ? [] : await readdir(path);
  if (found.includes(checkpointsName)) {
    throw new StorageError(message('cli.out.interrupted', { path }), message('cli.out.interrupted.next'));
  }
  if (found.length > 0) {
    throw new StorageError(message('cli.out.notEmpty', { path }), message('cli.out.notEmpty.next'));
  }
}

/**
 * Writes one file of the folder, chunk by chunk.
 * @returns bytes written
 * @throws StorageError where writing fails
 */
export async function writeFileIn(
  folder: string,
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<number> {
  const target = join(folder, path);
  return onDisk(target, async () => {
    await mkdir(dirname(target), { recursive: true });
    const file = await open(target, 'w');
    let size = 0;
    try {
      for await (const chunk of chunks) {
        await file.writeFile(chunk);
        size += chunk.byteLength;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return size;
  });
}

/**
 * Does work that writes to `path`.
 * @throws StorageError where writing fails
 */
export async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    throw new StorageError(
      message('cli.write.failed', { path, error: String(cause.code) }),
      message('cli.write.failed.next'),
      { cause },
    );
  }
}
