/** What a run passes between two pieces of work: it lets messages in, waits while paused, and throws when aborted. */

import { yieldToEventLoop } from './yieldToEventLoop';

export interface Gate {
  readonly paused: boolean;
  pause(): void;
  resume(): void;
  /**
   * @param waits whether a pause is waited for; messages are let in anyway
   * @throws the signal's reason, an AbortError, once it is aborted
   */
  pass(signal: AbortSignal, waits?: boolean): Promise<void>;
}

export function createGate(): Gate {
  let opening: { readonly opened: Promise<void>; readonly open: () => void } | null = null;

  const resume = () => {
    opening?.open();
    opening = null;
  };
  return {
    get paused() {
      return opening !== null;
    },
    pause() {
      if (opening) return;
      const { promise, resolve } = deferred();
      opening = { opened: promise, open: resolve };
    },
    resume,
    async pass(signal, waits = true) {
      await yieldToEventLoop();
      while (waits && opening && !signal.aborted) await Promise.race([opening.opened, aborted(signal)]);
      signal.throwIfAborted();
    },
  };
}

function deferred() {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
