/**
 * Files of a folder that prove to be whole.
 *
 * A sealed file has the bytes of several named files one after the other, then an index of them with the SHA-256 of each
 * piece that was written, then a seal of fixed size: magic, the index's size and its SHA-256. The seal is written last, and
 * a file is written once: whatever kills the worker leaves a whole file, or one without a seal, which counts as absent. A
 * sealed file whose sums differ was damaged later, and is said to be.
 */

import * as z from 'zod/mini';
import type { FileStream } from '../../ml/model/files/files';
import type { ModelFiles } from '../../ml/model/types';
import type { Folder, OpenFile } from './folder';
import { hex, pieceBytes, sha256 } from './sha256';

/** `full`: no room; `refused`: the browser stores nothing; `damaged`: what was sealed is no longer there as it was. */
export class SealedFileError extends Error {
  constructor(
    readonly reason: 'full' | 'refused' | 'damaged',
    cause?: unknown,
  ) {
    super(reason, { cause });
  }
}

export interface SealedOptions {
  readonly signal?: AbortSignal;
  /** Takes the bytes of the files that were written or compared so far. */
  readonly onProgress?: (bytes: number) => void;
}

export interface SealedFolder {
  /** The sealed files, with their size in bytes; none where the browser refuses storage. */
  list(): Promise<readonly { readonly name: string; readonly bytes: number }[]>;
  /**
   * Writes a sealed file in place of any of this name.
   * @returns its bytes
   * @throws SealedFileError where there is no room or storage is refused, and the signal's reason on abort; nothing is
   *   left of the file then
   */
  write(name: string, files: readonly FileStream[], options?: SealedOptions): Promise<number>;
  /**
   * The files in it, whose every byte was read and compared with its sum. Null where there is no sealed file of this name.
   * @throws SealedFileError where it is damaged, and the signal's reason on abort
   */
  open(name: string, options?: SealedOptions): Promise<ModelFiles | null>;
  /** Removes the files whose names are chosen, unsealed ones included. What is being written now stays. */
  remove(chosen: (name: string) => boolean): Promise<void>;
}

const magic = 0x4c414553; // "SEAL", little-endian
const shaBytes = 32;
/** Magic, a number for the version of the format, the index's bytes, its SHA-256. */
const sealBytes = 4 + 4 + 8 + shaBytes;
const version = 1;

const count = z.int().check(z.minimum(0));
const indexSchema = z.object({
  /** In the order of their bytes. */
  files: z.array(
    z.object({ path: z.string(), pieces: z.array(z.object({ bytes: count, sha256: z.string() })) }),
  ),
});
type Index = z.output<typeof indexSchema>;

export function sealedFolder(folder: Folder): SealedFolder {
  /** None where there is no folder yet, or the browser refuses storage. */
  const names = () => folder.names().catch(() => []);
  return {
    async list() {
      const found: { name: string; bytes: number }[] = [];
      for (const name of await names()) {
        const file = await folder.read(name).catch(() => null);
        if (file && (await readSeal(file))) found.push({ name, bytes: file.size });
      }
      return found;
    },

    async write(name, files, options = {}) {
      try {
        return await writeSealed(await folder.create(name), files, options);
      } catch (cause) {
        await folder.remove(name).catch(() => {});
        if (!(cause instanceof DOMException) || options.signal?.aborted) throw cause;
        throw new SealedFileError(cause.name === 'QuotaExceededError' ? 'full' : 'refused', cause);
      }
    },

    async open(name, options = {}) {
      const file = await folder.read(name).catch(() => null);
      const seal = file && (await readSeal(file));
      if (!file || !seal) return null;
      const index = await readIndex(file, seal);
      if (!index || !(await isWhole(file, index, options))) throw new SealedFileError('damaged');
      return filesIn(name, file, index);
    },

    async remove(chosen) {
      for (const name of (await names()).filter(chosen)) await folder.remove(name).catch(() => {});
    },
  };
}

/** Closes the file. A write of fewer bytes than were given is a disk without room. */
async function writeSealed(
  file: OpenFile,
  files: readonly FileStream[],
  { signal, onProgress }: SealedOptions,
): Promise<number> {
  let at = 0;
  const put = (bytes: Uint8Array<ArrayBuffer>) => {
    if (file.write(bytes, at) < bytes.byteLength) throw new SealedFileError('full');
    at += bytes.byteLength;
  };
  try {
    const index: Index = { files: [] };
    for (const { path, stream } of files) {
      const pieces: { bytes: number; sha256: string }[] = [];
      for await (const chunk of stream()) {
        for (let start = 0; start < chunk.byteLength; start += pieceBytes) {
          signal?.throwIfAborted();
          const piece = chunk.subarray(start, start + pieceBytes);
          // Web Crypto computes on a thread of its own while this one writes.
          const sum = sha256(piece);
          put(piece);
          pieces.push({ bytes: piece.byteLength, sha256: hex(await sum) });
          onProgress?.(at);
        }
      }
      index.files.push({ path, pieces });
    }
    const json = new TextEncoder().encode(JSON.stringify(index));
    put(json);
    // The bytes are on the disk before the seal says so.
    file.flush();
    put(await makeSeal(json));
    file.flush();
    return at;
  } finally {
    file.close();
  }
}

interface Seal {
  readonly indexBytes: number;
  readonly sha256: string;
}

async function makeSeal(json: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const seal = new Uint8Array(sealBytes);
  const view = new DataView(seal.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, version, true);
  view.setBigUint64(8, BigInt(json.byteLength), true);
  seal.set(new Uint8Array(await sha256(json)), sealBytes - shaBytes);
  return seal;
}

/** Null where the file has none, or one of another version of the page. */
async function readSeal(file: Blob): Promise<Seal | null> {
  if (file.size < sealBytes) return null;
  const buffer = await file.slice(file.size - sealBytes).arrayBuffer();
  const view = new DataView(buffer);
  if (view.getUint32(0, true) !== magic || view.getUint32(4, true) !== version) return null;
  const sum = buffer.slice(sealBytes - shaBytes);
  return { indexBytes: Number(view.getBigUint64(8, true)), sha256: hex(sum) };
}

/** Null where it is not the one that was sealed. */
async function readIndex(file: Blob, seal: Seal): Promise<Index | null> {
  const end = file.size - sealBytes;
  if (seal.indexBytes > end) return null;
  const json = await file.slice(end - seal.indexBytes, end).arrayBuffer();
  if (hex(await sha256(json)) !== seal.sha256) return null;
  return z.parse(indexSchema, JSON.parse(new TextDecoder().decode(json)));
}

async function isWhole(file: Blob, index: Index, { signal, onProgress }: SealedOptions): Promise<boolean> {
  let at = 0;
  for (const { bytes, sha256: expected } of index.files.flatMap(({ pieces }) => pieces)) {
    signal?.throwIfAborted();
    const piece = await file.slice(at, at + bytes).arrayBuffer();
    if (hex(await sha256(piece)) !== expected) return false;
    at += bytes;
    onProgress?.(at);
  }
  return true;
}

function filesIn(name: string, file: Blob, index: Index): ModelFiles {
  const parts = new Map<string, Blob>();
  let at = 0;
  for (const { path, pieces } of index.files) {
    const size = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
    parts.set(path, file.slice(at, at + size));
    at += size;
  }
  const partOf = (path: string) => {
    const part = parts.get(path);
    if (!part) throw new Error(`${name} has no file "${path}".`);
    return part;
  };
  return {
    name,
    paths: [...parts.keys()],
    size: (path) => partOf(path).size,
    read: async (path, start, end) => new Uint8Array(await partOf(path).slice(start, end).arrayBuffer()),
  };
}
