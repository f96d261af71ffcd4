/**
 * The few globals that browsers, workers and Node share and that the pure ring may use, in the smallest form.
 * Projects with DOM or Node types never see this file: they get the full ones.
 */

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

interface AbortSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

declare function setTimeout(callback: () => void, milliseconds?: number): unknown;

interface WritableStream<T> {
  /** Only there to tell streams of different chunks apart. */
  readonly chunk?: T;
}
declare const WritableStream: new <T>(sink: { write(chunk: T): void }) => WritableStream<T>;

declare class URLSearchParams {
  constructor(init?: string | Readonly<Record<string, string>>);
  set(name: string, value: string): void;
  toString(): string;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
