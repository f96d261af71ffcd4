/** Keeps what comes hundreds of times a second from redrawing the page more than four times. */

export const updateInterval = 250;

export interface Batch<T> {
  add(item: T): void;
  /** Passes on what has gathered, now. */
  flush(): void;
}

/** The first item is passed on at once; those that follow within `interval` milliseconds go together at its end. */
export function createBatch<T>(apply: (items: readonly T[]) => void, interval = updateInterval): Batch<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hand = () => {
    const items = waiting;
    waiting = [];
    if (items.length > 0) apply(items);
  };
  const tick = () => {
    timer = undefined;
    if (waiting.length === 0) return;
    hand();
    timer = setTimeout(tick, interval);
  };
  return {
    add(item) {
      waiting.push(item);
      if (timer === undefined) {
        hand();
        timer = setTimeout(tick, interval);
      }
    },
    flush() {
      clearTimeout(timer);
      timer = undefined;
      hand();
    },
  };
}

/** Passes on the first value of each interval and drops the others: for progress, where only the latest matters. */
export function thinned<T>(show: (value: T) => void, interval = updateInterval): (value: T) => void {
  let last = -Infinity;
  return (value) => {
    const now = performance.now();
    if (now - last < interval) return;
    last = now;
    show(value);
  };
}
