/** A folder that a person chose, as a model's files. */

import type { ModelFiles } from '../model/types';

/** The part of a Blob that is needed: its bytes are read on demand, never all at once. */
interface Sliceable {
  readonly size: number;
  slice(start?: number, end?: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export interface FileEntry {
  /** Relative to the chosen folder. */
  readonly path: string;
  readonly file: Sliceable;
}

/** Accepts backslashes and a leading "./" in paths, as a browser or an unzipper may write them. */
export function folderFiles(name: string, entries: readonly FileEntry[]): ModelFiles {
  const byPath = new Map(
    entries.map(({ path, file }) => [path.replaceAll('\\', '/').replace(/^(\.?\/)+/, ''), file]),
  );
  const file = (path: string) => {
    const found = byPath.get(path);
    if (!found) throw new RangeError(`${path} is not among the files of ${name}.`);
    return found;
  };
  return {
    name,
    paths: [...byPath.keys()],
    size: (path) => file(path).size,
    async read(path, start, end) {
      return new Uint8Array(await file(path).slice(start, end).arrayBuffer());
    },
  };
}
