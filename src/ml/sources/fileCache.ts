/** Where downloaded files are kept: complete ones, and the bytes so far of interrupted ones. */

export interface FileCache {
  /** A complete file, or null. */
  get(key: string): Promise<Blob | null>;
  /** A file to append to; it starts with the bytes of an interrupted download. One writer per key at a time. */
  open(key: string): Promise<PartialFile>;
}

export interface PartialFile {
  /** Bytes so far. */
  readonly size: number;
  append(bytes: Uint8Array): Promise<void>;
  /** Drops all bytes. */
  clear(): Promise<void>;
  /** Ends the writing; the bytes so far stay for the next `open`. May be called again. */
  close(): Promise<void>;
  /** Ends the writing and returns the bytes so far. */
  finish(): Promise<Blob>;
  /** Declares the finished file complete: `get` returns it from now on. */
  publish(): Promise<void>;
}

/** Keeps everything in memory, for as long as the cache itself is kept. */
export function memoryCache(): FileCache {
  const complete = new Map<string, Blob>();
  const partial = new Map<string, Blob>();
  return {
    get: (key) => Promise.resolve(complete.get(key) ?? null),
    open: (key) => Promise.resolve(new MemoryFile(key, complete, partial)),
  };
}

class MemoryFile implements PartialFile {
  readonly #chunks: BlobPart[] = [];
  size = 0;

  constructor(
    private readonly key: string,
    private readonly complete: Map<string, Blob>,
    private readonly partial: Map<string, Blob>,
  ) {
    const left = partial.get(key);
    if (left) this.#chunks.push(left);
    this.size = left?.size ?? 0;
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#chunks.push(bytes.slice());
    this.size += bytes.length;
  }

  async clear(): Promise<void> {
    this.#chunks.length = 0;
    this.size = 0;
    this.partial.delete(this.key);
  }

  async close(): Promise<void> {
    if (this.size > 0) this.partial.set(this.key, new Blob(this.#chunks));
  }

  async finish(): Promise<Blob> {
    return new Blob(this.#chunks);
  }

  async publish(): Promise<void> {
    this.complete.set(this.key, new Blob(this.#chunks));
    await this.clear();
  }
}
