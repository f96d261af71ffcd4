/** Downloaded model files in the origin private file system, where they outlive the tab. Works in a worker only. */

import { message } from '../../messages/message';
import { StorageError } from '../../core/errors';
import { type FileCache, memoryCache, type PartialFile } from '../../ml/sources/fileCache';

/** In memory where the browser refuses to store anything, as in some private windows. */
export function createOpfsCache(): FileCache {
  let opened: Promise<FileCache> | null = null;
  /** Tries again from the start where the site's storage was cleared meanwhile. */
  async function use<T>(work: (cache: FileCache) => Promise<T>): Promise<T> {
    try {
      return await work(await (opened ??= openModelCache()));
    } catch (error) {
      if (!isMissing(error)) throw error;
      opened = openModelCache();
      return work(await opened);
    }
  }
  return {
    get: (key) => use((cache) => cache.get(key)),
    open: (key) => use((cache) => cache.open(key)),
  };
}

async function openModelCache(): Promise<FileCache> {
  try {
    const root = await navigator.storage.getDirectory();
    return folderCache(await root.getDirectoryHandle('models', { create: true }));
  } catch {
    return memoryCache();
  }
}

/** Each file lies under its key; an empty file beside it says that it is complete. */
function folderCache(folder: FileSystemDirectoryHandle): FileCache {
  return {
    async get(key) {
      try {
        await folder.getFileHandle(markerOf(key));
        return await (await folder.getFileHandle(nameOf(key))).getFile();
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async open(key) {
      const file = await folder.getFileHandle(nameOf(key), { create: true });
      try {
        return new OpfsFile(folder, key, file, await file.createSyncAccessHandle());
      } catch (cause) {
        throw new StorageError(message('worker.storage.inUse'), message('worker.storage.inUse.next'), {
          cause,
        });
      }
    },
  };
}

class OpfsFile implements PartialFile {
  size: number;
  #open = true;

  constructor(
    private readonly folder: FileSystemDirectoryHandle,
    private readonly key: string,
    private readonly file: FileSystemFileHandle,
    private readonly access: FileSystemSyncAccessHandle,
  ) {
    this.size = access.getSize();
  }

  async append(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    let written = 0;
    let cause: unknown;
    try {
      written = this.access.write(bytes, { at: this.size });
    } catch (error) {
      cause = error;
    }
    if (written < bytes.length) {
      this.access.truncate(this.size);
      throw new StorageError(message('worker.storage.noRoom'), message('worker.storage.noRoom.next'), {
        cause,
      });
    }
    this.size += written;
  }

  async clear(): Promise<void> {
    if (this.#open) this.access.truncate(0);
    else await this.folder.removeEntry(nameOf(this.key));
    this.size = 0;
  }

  async close(): Promise<void> {
    this.access.close();
    this.#open = false;
  }

  async finish(): Promise<Blob> {
    this.access.flush();
    await this.close();
    return this.file.getFile();
  }

  async publish(): Promise<void> {
    await this.folder.getFileHandle(markerOf(this.key), { create: true });
  }
}

const isMissing = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError';

const nameOf = (key: string) => encodeURIComponent(key);
const markerOf = (key: string) => `${nameOf(key)}.complete`;
