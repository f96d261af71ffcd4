/** A folder in memory whose operations fail where a test wants it, and what lies in it. */

import type { Folder } from '../../src/worker/storage/folder';

export interface Faults {
  /** The operation, from 1, that is the first to fail; the ones after it fail too unless it is the only one. */
  readonly at?: number;
  /** Whether the operations after it work again. */
  readonly once?: boolean;
  readonly error?: () => Error;
  /** Bytes that have room in all. */
  readonly room?: number;
}

export interface MemoryFolder extends Folder {
  /** How many operations were asked for. */
  readonly operations: number;
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  break(faults: Faults): void;
}

export function memoryFolder(): MemoryFolder {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let faults: Faults = {};
  let operations = 0;
  const step = () => {
    operations++;
    const {
      at = Infinity,
      once = false,
      error = () => new DOMException('Refused.', 'NoModificationAllowedError'),
    } = faults;
    if (once ? operations === at : operations >= at) throw error();
  };
  const used = () => [...files.values()].reduce((sum, { length }) => sum + length, 0);
  return {
    files,
    get operations() {
      return operations;
    },
    break(next) {
      faults = next;
      operations = 0;
    },
    async names() {
      step();
      return [...files.keys()];
    },
    async read(name) {
      const found = files.get(name);
      return found ? new Blob([found]) : null;
    },
    async create(name) {
      step();
      files.set(name, new Uint8Array());
      return {
        write(bytes, at) {
          step();
          const before = files.get(name) ?? new Uint8Array();
          const room = Math.max(0, (faults.room ?? Infinity) - used());
          const grown = new Uint8Array(at + Math.min(bytes.length, room));
          grown.set(before.subarray(0, at));
          grown.set(bytes.subarray(0, grown.length - at), at);
          files.set(name, grown);
          return grown.length - at;
        },
        flush: step,
        close() {},
      };
    },
    async remove(name) {
      step();
      files.delete(name);
    },
  };
}
