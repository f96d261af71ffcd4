/**
 * Spools a stream to disk, so that a download of any size takes no memory: into a file of the origin's private file
 * system, or, where the browser refuses one (a private window), into a Blob, which browsers keep on disk when large.
 */

import { StorageError } from '../core/errors';

const folderName = 'downloads';

/** Removes what earlier downloads left behind; a file that another tab still reads is left alone. */
export async function clearSpool(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(folderName, { recursive: true });
  } catch {
    // Nothing was there, or storage is refused: there is nothing to clear.
  }
}

export interface SpoolOptions {
  readonly signal: AbortSignal;
  /** Bytes written so far. */
  readonly onProgress: (bytes: number) => void;
}

/**
 * @returns the whole stream as a Blob, of the given MIME type
 * @throws StorageError where the disk is full
 */
export async function spool(
  stream: ReadableStream<Uint8Array>,
  type: string,
  { signal, onProgress }: SpoolOptions,
): Promise<Blob> {
  const sink = (await openFile()) ?? createParts();
  let bytes = 0;
  try {
    for await (const chunk of chunksOf(stream)) {
      signal.throwIfAborted();
      sink.write(chunk);
      onProgress((bytes += chunk.byteLength));
    }
    return new Blob([await sink.finish()], { type });
  } finally {
    sink.close();
  }
}

interface Sink {
  write(chunk: Uint8Array): void;
  finish(): Promise<Blob>;
  close(): void;
}

function createParts(): Sink {
  const parts: Blob[] = [];
  return {
    write: (chunk) => parts.push(new Blob([new Uint8Array(chunk)])),
    finish: async () => new Blob(parts),
    close: () => {},
  };
}

/** Null where the browser refuses storage. */
async function openFile(): Promise<Sink | null> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(folderName, { create: true });
    const file = await folder.getFileHandle(crypto.randomUUID(), { create: true });
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
        return file.getFile();
      },
      close: () => access.close(),
    };
  } catch {
    return null;
  }
}

const full = (cause: unknown) =>
  new StorageError(
    'The disk, or the share of it that the browser allows, is full.',
    'Free some space and download again.',
    { cause },
  );

/** Safari's streams are not iterable yet. */
async function* chunksOf<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
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
