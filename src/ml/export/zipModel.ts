/** A model's folder as one zip: stored, not compressed (weights hardly shrink), streamed, of a size known in advance. */

import { makeZip, predictLength } from 'client-zip';
import type { FileStream } from '../model/files/files';

export interface ZipStream {
  /** Bytes, exact. */
  readonly size: number;
  readonly stream: ReadableStream<Uint8Array>;
}

/** `date` is each file's modification time. */
export function zipModel(files: readonly FileStream[], date = new Date()): ZipStream {
  const entries = files.map(({ path, size }) => ({ name: path, size }));
  function* inputs() {
    for (const { path, size, stream } of files) {
      yield { name: path, size, lastModified: date, input: stream() };
    }
  }
  return { size: Number(predictLength(entries)), stream: makeZip(inputs()) };
}
