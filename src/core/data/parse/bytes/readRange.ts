/** Reads bytes of a file, and says so where the file was changed or removed meanwhile. */

import { message } from '../../../../messages/message';
import { DataError } from '../../../errors';
import { limits } from '../../limits';
import type { ByteSource } from '../../types';

/** The bytes from `start` to `end`. Throws a `DataError` where the file was changed or removed meanwhile. */
export async function readRange(source: ByteSource, start: number, end: number): Promise<Uint8Array> {
  const changed = (cause?: unknown) =>
    new DataError(
      message('data.file.changed', { name: source.name, byte: start }),
      message('data.file.changed.next'),
      { cause },
    );
  let bytes: Uint8Array;
  try {
    bytes = await source.read(start, end);
  } catch (error) {
    throw changed(error);
  }
  if (bytes.length !== end - start) throw changed();
  return bytes;
}

/** The next piece from `start`, at most `limits.pieceBytes`. */
export const readPiece = (source: ByteSource, start: number): Promise<Uint8Array> =>
  readRange(source, start, Math.min(start + limits.pieceBytes, source.size));
