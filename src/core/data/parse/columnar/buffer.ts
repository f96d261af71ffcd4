/** A file as hyparquet reads it. */

import type { AsyncBuffer } from 'hyparquet';
import { readRange } from '../bytes/readRange';
import type { ByteSource } from '../../types';

/** Keeps the part that was read last: the windows of one column come from the same bytes. */
export function bufferOf(source: ByteSource): AsyncBuffer {
  let last: { readonly start: number; readonly end: number; readonly bytes: Promise<ArrayBuffer> } | null =
    null;
  return {
    byteLength: source.size,
    slice(start, end = source.size) {
      if (last?.start !== start || last.end !== end) {
        last = { start, end, bytes: readRange(source, start, end).then((bytes) => bytes.slice().buffer) };
      }
      return last.bytes;
    },
  };
}
