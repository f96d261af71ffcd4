/** The steps whose numbers are not read yet. The device works on while they are, so that it never waits for a step. */

import { kernels } from '../kernels/select';
import type { StepNumbers } from './step';

/** Between a run and its consumer, which may hold the run at an event. */
export interface Hold {
  /** Whether the consumer holds the run: no more steps are queued. */
  readonly holds: boolean;
  /** Steps that are queued and not yet reported: the consumer takes their events first. */
  queued: number;
}

/** So many at most, so that a run that is stopped ends soon; on a slow device one, which is enough to keep it busy. */
const mostSteps = 4;
const mostSeconds = 0.5;

export interface StepQueue<Item> {
  readonly length: number;
  /** How many may be left unread when another step is begun; 0 where updates are not gated on the device. */
  readonly most: number;
  /** The work on another step begins. */
  begin(): void;
  add(numbers: Promise<StepNumbers>, item: Item): void;
  /** The oldest step, once its numbers are there. `seconds`: since it began, or since the one before it ended. */
  next(): Promise<{ readonly numbers: StepNumbers; readonly seconds: number; readonly item: Item }>;
}

interface Options {
  /** Seconds. */
  readonly now: () => number;
  readonly hold: Hold | null;
  /** How many steps may be queued, where that is not for the device to say. */
  readonly most?: number | undefined;
}

export function createQueue<Item>({ now, hold, most }: Options): StepQueue<Item> {
  const gated = kernels().gate !== null;
  const queue: { numbers: Promise<StepNumbers>; began: number; item: Item }[] = [];
  let began = 0;
  let ended = -Infinity;
  let seconds = Infinity;

  const counted = () => {
    if (hold) hold.queued = queue.length;
  };
  return {
    get length() {
      return queue.length;
    },
    get most() {
      if (!gated) return 0;
      return most ?? Math.min(mostSteps, Math.max(1, Math.floor(mostSeconds / seconds)));
    },
    begin() {
      began = now();
    },
    add(numbers, item) {
      // A run may end before it is read, and a device may be lost.
      numbers.catch(() => {});
      queue.push({ numbers, began, item });
      counted();
    },
    async next() {
      const [oldest] = queue;
      if (!oldest) throw new RangeError('No step is queued.');
      const numbers = await oldest.numbers;
      queue.shift();
      counted();
      const since = Math.max(oldest.began, ended);
      ended = now();
      seconds = ended - since;
      return { numbers, seconds, item: oldest.item };
    },
  };
}
