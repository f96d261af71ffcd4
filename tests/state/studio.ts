/** The store on a replayed studio, at a pace that a test sets. Time stands still unless a test lets it pass. */

import { vi } from 'vitest';
import { createReplayTrainer, type Recording } from '../../src/client/replayTrainer';
import { createAppStore } from '../../src/state/store/createAppStore';
import { recording } from '../fixtures/studio';

export async function studio(
  changes: Recording = {},
  tick?: () => Promise<void>,
  kept: Parameters<typeof createAppStore>[1] = {},
) {
  const trainer = createReplayTrainer({ ...(await inTime(recording())), ...changes }, tick);
  const store = createAppStore(trainer, kept);
  return { store, trainer, state: () => store.getState() };
}

/** A pace that a test sets by hand. */
export function turnstile() {
  const waiting: (() => void)[] = [];
  let open = false;
  return {
    tick: () => (open ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve))),
    /** Lets `n` waits through, one after the other. */
    async pass(n: number) {
      for (let i = 0; i < n; i++) {
        waiting.shift()?.();
        await settled();
      }
    },
    close() {
      open = false;
    },
    open() {
      open = true;
      for (const go of waiting.splice(0)) go();
    },
  };
}

/** Stops the clocks that the store reads. */
export const stopTime = () =>
  void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });

/** What reading a file gives: it takes turns, for which stopped clocks have to move. */
export async function inTime<T>(reading: Promise<T>): Promise<T> {
  let done = false;
  void reading.finally(() => (done = true)).catch(() => {});
  while (!done && vi.isFakeTimers()) await pass(1);
  return reading;
}

/** Lets milliseconds pass, with everything that is due in them. */
export const pass = async (ms: number) => void (await vi.advanceTimersByTimeAsync(ms));

/** Lets happen what is due now. */
export const settled = () => pass(0);
