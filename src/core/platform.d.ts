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

declare class WritableStream<T> {
  constructor(sink: { write(chunk: T): void });
}
