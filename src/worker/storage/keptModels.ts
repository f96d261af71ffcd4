/**
 * The models of runs between visits, each as the files of its download: nothing else is needed to read it, so that it can
 * never be combined with a base model that is not its own.
 *
 * A model is one file with the bytes of all, then a list of them with their checksum, which is written when the bytes are
 * flushed: without it there is no model.
 */

import * as z from 'zod/mini';
import { StorageError } from '../../core/errors';
import type { Prompts } from '../../core/model/types';
import type { Keeping } from '../../core/run/record/keptModels';
import { message } from '../../messages/message';
import type { FileStream } from '../../ml/model/files/files';
import type { ModelFiles } from '../../ml/model/types';
import { createPieceHash, fileFingerprint } from './fileFingerprint';
import { opfsFolder, type Folder } from './folder';
import { pieceBytes } from './sha256';

const ending = '.json';
const version = 1;
/** Left free for records and copies of data. Bytes. */
const reserve = 4 * 1024 * 1024;

const manifestShape = z.strictObject({
  version: z.literal(version),
  name: z.string(),
  /** Those of the run, which a folder of sentence-transformers cannot name for each side. */
  prompts: z.strictObject({ sentence1: z.string(), sentence2: z.string() }),
  bytes: z.int().check(z.nonnegative()),
  /** As `fileFingerprint` makes it. */
  checksum: z.string(),
  files: z.array(z.strictObject({ path: z.string(), size: z.int().check(z.nonnegative()) })),
});
type Manifest = z.output<typeof manifestShape>;

export interface KeptModel {
  readonly prompts: Prompts;
  readonly files: ModelFiles;
}

export interface ModelToKeep {
  readonly name: string;
  readonly prompts: Prompts;
  readonly files: readonly FileStream[];
}

interface Options {
  readonly signal: AbortSignal;
  /** Bytes so far. */
  readonly onProgress?: (bytes: number) => void;
}

export interface KeptModels {
  /**
   * Nothing is left of a model that found no room.
   * @throws StorageError where the browser refuses; nothing is left of the model then
   */
  keep(id: string, model: ModelToKeep, options: Options): Promise<Keeping>;
  has(id: string): Promise<boolean>;
  /**
   * Null where it is not kept.
   * @throws StorageError where its bytes are not those that were written
   */
  open(id: string, options: Options): Promise<KeptModel | null>;
  /** The bytes of every model that is kept, by the id of its run. */
  list(): Promise<ReadonlyMap<string, number>>;
  drop(ids: readonly string[]): Promise<void>;
  /** Deletes all models but these, half written ones included. */
  dropAllBut(ids: readonly string[]): Promise<void>;
}

/** @param room bytes that may still be stored; null where the browser does not say */
export function createKeptModels(
  folder: Folder = opfsFolder('runs'),
  room: () => Promise<number | null> = quotaLeft,
): KeptModels {
  /** The list of a model whose bytes are all there; null where there is none. */
  const manifestOf = async (id: string): Promise<Manifest | null> => {
    const manifest = parseManifest(await (await folder.read(id + ending))?.text());
    return manifest && (await folder.read(id))?.size === manifest.bytes ? manifest : null;
  };

  const remove = async (id: string) => {
    await folder.remove(id + ending);
    await folder.remove(id);
  };

  return {
    async keep(id, { files, ...facts }, { signal, onProgress }) {
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      const left = await room();
      if (left !== null && left < bytes) return { lacks: bytes - left };
      try {
        await remove(id);
        const chunks = concatenated(files, signal);
        const checksum = await write(folder, id, chunks, onProgress);
        const list = files.map(({ path, size }) => ({ path, size }));
        const manifest: Manifest = { version, ...facts, bytes, checksum, files: list };
        await write(folder, id + ending, [new TextEncoder().encode(JSON.stringify(manifest))]);
        return { bytes };
      } catch (cause) {
        await remove(id).catch(() => {});
        if (isFull(cause)) return { lacks: await lacking(bytes, room) };
        throw signal.aborted || cause instanceof StorageError ? cause : refused(cause);
      }
    },

    has: async (id) => (await manifestOf(id)) !== null,

    async open(id, { signal, onProgress }) {
      const manifest = await manifestOf(id);
      const data = manifest && (await folder.read(id));
      if (!data) return null;
      if ((await fileFingerprint(data, signal, onProgress)) !== manifest.checksum) throw damaged();
      return { prompts: manifest.prompts, files: filesIn(data, manifest) };
    },

    async list() {
      const found = new Map<string, number>();
      for (const name of await folder.names()) {
        const id = name.slice(0, -ending.length);
        const manifest = name.endsWith(ending) ? await manifestOf(id) : null;
        if (manifest) found.set(id, manifest.bytes);
      }
      return found;
    },

    async drop(ids) {
      for (const id of ids) await remove(id);
    },

    async dropAllBut(ids) {
      const kept = new Set(ids.flatMap((id) => [id, id + ending]));
      for (const name of await folder.names()) {
        // What another tab is writing now is in use, and stays.
        if (!kept.has(name)) await folder.remove(name).catch(() => {});
      }
    },
  };
}

async function quotaLeft(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage - reserve);
}

/** The browser may be wrong about the room that it has: then all of it is lacking. */
async function lacking(bytes: number, room: () => Promise<number | null>): Promise<number> {
  const left = (await room().catch(() => null)) ?? bytes;
  return left < bytes ? bytes - left : bytes;
}

async function* concatenated(files: readonly FileStream[], signal: AbortSignal) {
  for (const file of files) {
    for await (const chunk of file.stream()) {
      signal.throwIfAborted();
      yield chunk;
    }
  }
}

/** Writes and flushes a file. @returns its fingerprint */
async function write(
  folder: Folder,
  name: string,
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>,
  onProgress: (bytes: number) => void = () => {},
): Promise<string> {
  const file = await folder.create(name);
  const hash = createPieceHash();
  const piece = new Uint8Array(pieceBytes);
  let [filled, at] = [0, 0];
  const put = async () => {
    const bytes = piece.subarray(0, filled);
    await hash.add(bytes);
    if (file.write(bytes, at) < filled) throw new DOMException('No room.', 'QuotaExceededError');
    at += filled;
    filled = 0;
    onProgress(at);
  };
  try {
    for await (const chunk of chunks) {
      for (let taken = 0; taken < chunk.length;) {
        const part = chunk.subarray(taken, taken + pieceBytes - filled);
        piece.set(part, filled);
        filled += part.length;
        taken += part.length;
        if (filled === pieceBytes) await put();
      }
    }
    if (filled > 0 || at === 0) await put();
    file.flush();
  } finally {
    file.close();
  }
  return hash.hex();
}

function parseManifest(text: string | undefined): Manifest | null {
  try {
    const { data } = z.safeParse(manifestShape, JSON.parse(text ?? ''));
    return data && data.files.reduce((sum, { size }) => sum + size, 0) === data.bytes ? data : null;
  } catch {
    return null;
  }
}

function filesIn(data: Blob, { name, files }: Manifest): ModelFiles {
  const places = new Map<string, { readonly start: number; readonly size: number }>();
  let start = 0;
  for (const { path, size } of files) {
    places.set(path, { start, size });
    start += size;
  }
  const placeOf = (path: string) => {
    const place = places.get(path);
    if (!place) throw new RangeError(`${path} is not among the files of ${name}.`);
    return place;
  };
  return {
    name,
    paths: [...places.keys()],
    size: (path) => placeOf(path).size,
    async read(path, from = 0, to = Infinity) {
      const { start: first, size } = placeOf(path);
      const [begin, end] = [Math.min(from, size), Math.min(to, size)];
      return new Uint8Array(await data.slice(first + begin, first + end).arrayBuffer());
    },
  };
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';

const refused = (cause: unknown) =>
  new StorageError(message('worker.storage.model.refused'), message('state.archive.refused.next'), {
    kept: message('worker.storage.model.kept'),
    cause,
  });

const damaged = () =>
  new StorageError(message('worker.tuned.damaged'), message('worker.tuned.trainAgain'), {
    kept: message('worker.tuned.recordKept'),
  });
