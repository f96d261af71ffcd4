/**
 * Spools a stream to disk, so that a download of any size takes no memory: into a file of the origin's private file
 * system, or, where the browser refuses one (a private window), into a Blob, which browsers keep on disk when large.
 */

import { message } from '../../messages/message';
import { StorageError } from '../../core/errors';

const folderName = 'downloads';

/** Files are named after their tab, which holds a lock of that name for as long as it lives. */
const tab = crypto.randomUUID();
const lockOf = (owner: string) => `semblance-download-${owner}`;

/** The browser may still be saving the latest file when the next one begins. */
const keptFiles = 2;
const files: string[] = [];

/** Removes the files of closed tabs, and marks this tab's files as in use. */
export async function clearSpool(): Promise<void> {
  try {
    void navigator.locks.request(lockOf(tab), () => new Promise(() => {}));
    const folder = await openFolder();
    const { held = [] } = await navigator.locks.query();
    const alive = new Set(held.map(({ name }) => name));
    for await (const name of folder.keys()) {
      if (!alive.has(lockOf(name.split('.')[0] ?? ''))) await folder.removeEntry(name);
    }
  } catch {
    // Storage or locks are refused: there is nothing to clear.
  }
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(folderName, { create: true });
}

export interface SpoolOptions {
  readonly signal: AbortSignal;
  /** Bytes written so far. */
  readonly onProgress?: (bytes: number) => void;
}

/**
 * @returns all chunks as one Blob, of the given MIME type
 * @throws StorageError where the disk is full
 */
export async function spool(
  chunks: AsyncIterable<Uint8Array>,
  type: string,
  { signal, onProgress }: SpoolOptions,
): Promise<Blob> {
  const sink = (await openFile()) ?? createParts();
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      sink.write(chunk);
      bytes += chunk.byteLength;
      onProgress?.(bytes);
    }
    return new Blob([await sink.finish()], { type });
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

interface Sink {
  write(chunk: Uint8Array): void;
  finish(): Promise<Blob>;
  discard(): Promise<void>;
}

function createParts(): Sink {
  const parts: Blob[] = [];
  return {
    write: (chunk) => parts.push(new Blob([new Uint8Array(chunk)])),
    finish: async () => new Blob(parts),
    discard: async () => {},
  };
}

/** Null where the browser refuses storage. */
async function openFile(): Promise<Sink | null> {
  try {
    const folder = await openFolder();
    const old = files.length >= keptFiles ? files.shift() : undefined;
    if (old !== undefined) await folder.removeEntry(old).catch(() => {});
    const name = `${tab}.${crypto.randomUUID()}`;
    const file = await folder.getFileHandle(name, { create: true });
    const access = await file.createSyncAccessHandle();
    return {
      write(chunk) {
        let written = 0;
        let cause: unknown;
        try {
          written = access.write(new Uint8Array(chunk));
        } catch (error) {
          cause = error;
        }
        if (written < chunk.byteLength) throw full(cause);
      },
      async finish() {
        access.flush();
        access.close();
        files.push(name);
        return file.getFile();
      },
      async discard() {
        access.close();
        await folder.removeEntry(name);
      },
    };
  } catch {
    return null;
  }
}

const full = (cause: unknown) =>
  new StorageError(message('worker.storage.full'), message('worker.storage.full.next'), { cause });

/** Safari's streams are not iterable yet. */
export async function* chunksOf<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
