/** Seconds on a clock that only goes forward. */
export const seconds = (): number => performance.now() / 1000;
