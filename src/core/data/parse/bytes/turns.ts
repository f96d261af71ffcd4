/** Lets other work run while a file is read, an abort among it. */

/** How a caller follows and ends the reading of a file. */
export interface ParseControl {
  readonly signal?: AbortSignal;
  /** Bytes read so far, of the file's size. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Lets other tasks run. Throws the signal's reason on abort. */
export async function nextTurn(signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  signal?.throwIfAborted();
}

/** Runs a long piece of work step by step, with a turn for other tasks after each. */
export async function inTurns<T>(work: Generator<void, T, void>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await nextTurn(signal);
  }
}
