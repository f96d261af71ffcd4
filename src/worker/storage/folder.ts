/** A folder of files: the origin private file system in a worker, or a stand-in that fails where a test wants it to. */

export interface Folder {
  names(): Promise<string[]>;
  /** Null where there is no such file. */
  read(name: string): Promise<Blob | null>;
  /** Makes a file, empty whatever it held before. */
  create(name: string): Promise<OpenFile>;
  /** Of no effect where there is no such file. */
  remove(name: string): Promise<void>;
}

/** A file that is being written; nothing is sure to be on the disk before `flush`. */
export interface OpenFile {
  /** @returns the bytes that found room */
  write(bytes: Uint8Array<ArrayBuffer>, at: number): number;
  flush(): void;
  close(): void;
}

/** A folder of the origin private file system, made when something is written; works in a worker only. */
export function opfsFolder(name: string): Folder {
  const open = async (create: boolean) => {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle(name, { create });
  };
  /** Null where the folder or what is looked for in it does not exist. */
  const within = async <T>(work: (folder: FileSystemDirectoryHandle) => Promise<T>): Promise<T | null> => {
    try {
      return await work(await open(false));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return null;
      throw error;
    }
  };
  return {
    async names() {
      const found = await within(async (folder) => {
        const all: string[] = [];
        for await (const one of folder.keys()) all.push(one);
        return all;
      });
      return found ?? [];
    },
    read: (file) => within(async (folder) => (await folder.getFileHandle(file)).getFile()),
    async create(file) {
      const handle = await (await open(true)).getFileHandle(file, { create: true });
      const access = await handle.createSyncAccessHandle();
      access.truncate(0);
      return {
        write: (bytes, at) => access.write(bytes, { at }),
        flush: () => access.flush(),
        close: () => access.close(),
      };
    },
    async remove(file) {
      await within((folder) => folder.removeEntry(file));
    },
  };
}
