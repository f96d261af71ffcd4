/** Work that is done one after another. */

export interface InOrder {
  add(work: () => Promise<unknown>): void;
  /** Ends with what was added so far. */
  all(): Promise<void>;
}

/** @param say takes what a piece of work fails with; the next one is done all the same */
export function inOrder(say: (error: unknown) => void): InOrder {
  let last = Promise.resolve();
  return {
    add(work) {
      last = last.then(() => work().then(() => undefined, say));
    },
    all: () => last,
  };
}
