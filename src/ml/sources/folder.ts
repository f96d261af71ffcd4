/** A folder that a person chose, as a model's files. */

import { ModelError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
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

/**
 * Files that others can change while they are read. Where one was changed or removed since the folder was chosen, reading
 * it throws a ModelError that names it: browsers refuse the bytes of such a file, and elsewhere some may be missing.
 * @param next what to do then
 */
export function changeableFiles(files: ModelFiles, next: Message): ModelFiles {
  return {
    ...files,
    async read(path, start = 0, end = files.size(path)) {
      const changed = (cause?: unknown) =>
        new ModelError(message('model.file.changed', { path, folder: files.name }), next, { cause });
      let bytes: Uint8Array;
      try {
        bytes = await files.read(path, start, end);
      } catch (error) {
        // Not among the files at all, which nobody has changed.
        if (error instanceof RangeError) throw error;
        throw changed(error);
      }
      if (bytes.length < Math.min(end, files.size(path)) - start) throw changed();
      return bytes;
    },
  };
}
