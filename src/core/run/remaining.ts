/** How long a piece of work will still take. */

interface Mark {
  readonly done: number;
  /** Seconds, from any start. */
  readonly at: number;
}

/** Seconds before which a pace says little. */
const settling = 1;

/** Seconds for the rest at the pace since `start`; null while too little is known. */
export function secondsLeft(start: Mark, now: Mark, total: number): number | null {
  const [done, seconds] = [now.done - start.done, now.at - start.at];
  return done > 0 && seconds >= settling ? (seconds / done) * Math.max(0, total - now.done) : null;
}
