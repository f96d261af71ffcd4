/** A worker's side: it is set up once, and then runs when it is asked to. */

/** @param prepare of the first message's data; returns what each message after it runs */
export function serve<Setup, Result>(prepare: (setup: Setup) => Promise<() => Promise<Result>>): void {
  let run: (() => Promise<Result>) | null = null;
  addEventListener('message', ({ data }: MessageEvent<Setup>) => {
    const answering = async () => {
      if (run) return { result: await run() };
      run = await prepare(data);
      return { result: null };
    };
    void answering()
      .catch((error: unknown) => ({
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }))
      .then((reply) => postMessage(reply));
  });
}

/** Runs and times; GPUs are waited for by `run`. */
export async function timed<T>(run: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const start = performance.now();
  const value = await run();
  return { value, seconds: (performance.now() - start) / 1000 };
}
