/** What a generator returns, whatever it yields on the way. */
export function resultOf<T>(work: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
