/**
 * Opens a zip archive: a workbook, or an archive with one file of data inside. The library's entry is the one without
 * workers and WebAssembly of its own: browsers and Node unpack natively.
 */

import { Reader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { message, type Message } from '../../../../messages/message';
import { DataError, ProblemError } from '../../../errors';
import { readRange } from '../bytes/readRange';
import { limits } from '../../limits';
import type { ByteSource } from '../../types';
import { officeFile, workbookBytes } from './office';
import { chooseMember } from './members';

type Archive =
  | { readonly kind: 'workbook' }
  /** The file inside, unpacked. */
  | { readonly kind: 'member'; readonly source: ByteSource; readonly notes: readonly Message[] };

/** Throws a `DataError` for an archive that cannot be read, or holds no file or several files of data. */
export async function openArchive(source: ByteSource, signal?: AbortSignal): Promise<Archive> {
  const files = await filesIn(source);
  const office = officeFile(files.map(({ filename }) => filename));
  if (office === 'xlsx') {
    checkSize(source.name, workbookBytes(files), limits.workbookBytes);
    return { kind: 'workbook' };
  }
  if (office) {
    throw new DataError(
      message('data.file.foreign', { name: source.name, kind: office }),
      message('data.file.saveAsCsv'),
    );
  }
  const { member, notes } = chooseMember(source.name, files);
  if (member.encrypted) {
    throw new DataError(
      message('data.file.encrypted', { name: source.name, member: member.filename }),
      message('data.file.encrypted.next'),
    );
  }
  checkSize(source.name, member.uncompressedSize, limits.unpackedBytes);
  const bytes = await orBroken(source, () => unpacked(source.name, member, signal));
  return { kind: 'member', source: sourceOf(member.filename, bytes), notes };
}

/** Whether a zip archive is a workbook. Throws a `DataError` where it cannot be read, or is too large a workbook. */
export async function isWorkbook(source: ByteSource): Promise<boolean> {
  const files = await filesIn(source);
  if (officeFile(files.map(({ filename }) => filename)) !== 'xlsx') return false;
  checkSize(source.name, workbookBytes(files), limits.workbookBytes);
  return true;
}

class SourceReader extends Reader<ByteSource> {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return readRange(this.#source, index, Math.min(index + length, this.#source.size));
  }
}

const filesIn = (source: ByteSource): Promise<FileEntry[]> =>
  orBroken(source, async () => {
    const entries = await new ZipReader(new SourceReader(source), { useWebWorkers: false }).getEntries();
    return entries.filter(isFile);
  });

const isFile = (entry: Entry): entry is FileEntry => !entry.directory;

/** What the library throws says little to a person; an error of ours and an abort say enough. */
async function orBroken<T>(source: ByteSource, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProblemError || (error instanceof Error && error.name === 'AbortError')) throw error;
    throw new DataError(
      message('data.file.brokenArchive', { name: source.name }),
      message('data.file.brokenArchive.next'),
      { cause: error },
    );
  }
}

function checkSize(name: string, size: number, limit: number): void {
  if (size <= limit) return;
  throw new DataError(
    message('data.file.unpackedTooLarge', { name, size, limit }),
    message('data.file.tooLarge.next', { rows: limits.rows }),
  );
}

/** The sizes that an archive declares can be wrong, so what comes out is counted too. */
async function unpacked(name: string, member: FileEntry, signal?: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      signal?.throwIfAborted();
      size += chunk.length;
      checkSize(name, size, limits.unpackedBytes);
      chunks.push(chunk);
    },
  });
  await member.getData(sink, { useWebWorkers: false, checkSignature: true });
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const sourceOf = (name: string, bytes: Uint8Array): ByteSource => ({
  name,
  size: bytes.length,
  read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
});
