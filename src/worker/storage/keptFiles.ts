/** Copies of a person's files in the origin private file system, each under its fingerprint. Works in a worker only. */

import { message } from '../../messages/message';
import { StorageError } from '../../core/errors';

const folderName = 'data';
const pieceBytes = 4 * 1024 * 1024;
/** An empty file of this ending beside a copy says that the copy is complete. */
const marker = '.complete';

/** Where the browser refuses to store anything every method but `get` throws a StorageError. */
export interface KeptFiles {
  /**
   * Copies a file, unless there is a copy already.
   * @throws StorageError also where there is no room; nothing is left of the copy then
   */
  keep(fingerprint: string, file: Blob, signal: AbortSignal): Promise<void>;
  /** Null where there is no copy. */
  get(fingerprint: string, name: string): Promise<File | null>;
  /** Deletes all copies but these. */
  dropAllBut(fingerprints: readonly string[]): Promise<void>;
}

export function createKeptFiles(): KeptFiles {
  return {
    async keep(fingerprint, file, signal) {
      const folder = await openFolder();
      if (await has(folder, fingerprint + marker)) return;
      try {
        await write(await folder.getFileHandle(fingerprint, { create: true }), file, signal);
        await folder.getFileHandle(fingerprint + marker, { create: true });
      } catch (cause) {
        await folder.removeEntry(fingerprint).catch(() => {});
        throw signal.aborted || cause instanceof StorageError ? cause : refused(cause);
      }
    },

    async get(fingerprint, name) {
      try {
        const folder = await openFolder();
        if (!(await has(folder, fingerprint + marker))) return null;
        return new File([await (await folder.getFileHandle(fingerprint)).getFile()], name);
      } catch {
        return null;
      }
    },

    async dropAllBut(fingerprints) {
      const folder = await openFolder();
      const kept = new Set(fingerprints.flatMap((one) => [one, one + marker]));
      const dropped: string[] = [];
      for await (const name of folder.keys()) if (!kept.has(name)) dropped.push(name);
      // What another tab is writing now is in use, and stays.
      for (const name of dropped) await folder.removeEntry(name).catch(() => {});
    },
  };
}

/** Deletes everything that this page has stored as files or in caches: copies, downloads, models. */
export async function clearStoredFiles(): Promise<void> {
  const root = await navigator.storage.getDirectory().catch(() => null);
  const names: string[] = [];
  if (root) for await (const name of root.keys()) names.push(name);
  for (const name of names) {
    await root?.removeEntry(name, { recursive: true }).catch((cause: unknown) => {
      throw new StorageError(
        message('worker.storage.notCleared'),
        message('worker.storage.notCleared.next'),
        {
          cause,
        },
      );
    });
  }
  if (typeof caches !== 'undefined') for (const key of await caches.keys()) await caches.delete(key);
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(folderName, { create: true });
  } catch (cause) {
    throw refused(cause);
  }
}

const has = (folder: FileSystemDirectoryHandle, name: string): Promise<boolean> =>
  folder.getFileHandle(name).then(
    () => true,
    () => false,
  );

async function write(handle: FileSystemFileHandle, file: Blob, signal: AbortSignal): Promise<void> {
  const access = await handle.createSyncAccessHandle();
  try {
    access.truncate(0);
    for (let at = 0; at < file.size; at += pieceBytes) {
      signal.throwIfAborted();
      const piece = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
      if (access.write(piece, { at }) < piece.byteLength) throw full(null);
    }
    access.flush();
  } catch (error) {
    throw error instanceof DOMException && error.name === 'QuotaExceededError' ? full(error) : error;
  } finally {
    access.close();
  }
}

const kept = message('state.archive.kept');

const full = (cause: unknown) =>
  new StorageError(message('worker.storage.data.full'), message('state.archive.full.next'), { kept, cause });

const refused = (cause: unknown) =>
  new StorageError(message('worker.storage.data.refused'), message('state.archive.refused.next'), {
    kept,
    cause,
  });
