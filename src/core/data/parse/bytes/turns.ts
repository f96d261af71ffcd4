/** Lets other work run while a file is read and its rows are looked through, an abort among it. */

/** How a caller follows and ends the reading of a file. */
export interface ParseControl {
  readonly signal?: AbortSignal;
  /** Bytes read so far, of the file's size. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Taken at once: a test that stops the clocks of the page does not stop the reading of its files. */
const later = setTimeout;

/** Lets other tasks run. Throws the signal's reason on abort. */
export async function nextTurn(signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => later(resolve, 0));
  signal?.throwIfAborted();
}

/**
 * Long work in short steps; it yields after each, with the rows that are done where they are counted, and returns its
 * result.
 */
export type Stepwise<T> = Generator<number | undefined, T, void>;

/** Rows between two yields of work on rows: few, because a row may have long texts. */
export const rowsInStep = 100;

/** Milliseconds of work after which other tasks get a turn. */
const turnLength = 25;

/**
 * Runs work step by step, with turns for other tasks before it and whenever it has run for `turnLength`; `onTurn` gets
 * what the last step yielded.
 */
export async function inTurns<Y, T>(
  work: Generator<Y, T, void>,
  signal?: AbortSignal,
  onTurn: (yielded: Y) => void = () => {},
): Promise<T> {
  await nextTurn(signal);
  let since = Date.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (Date.now() - since < turnLength) continue;
    onTurn(step.value);
    await nextTurn(signal);
    since = Date.now();
  }
}

/** Runs work to its end without a turn for anything else. */
export function atOnce<T>(work: Stepwise<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
