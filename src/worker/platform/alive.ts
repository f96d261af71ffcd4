/** A lock that lasts as long as the worker: whoever gets it knows that the worker is gone, which no event tells. */

const prefix = 'semblance-worker-';

/** @returns the lock's name, once it is held; null where the browser has no locks */
export function holdForLife(): Promise<string | null> {
  if (!('locks' in navigator)) return Promise.resolve(null);
  const name = prefix + crypto.randomUUID();
  return new Promise((resolve) => {
    navigator.locks
      .request(name, () => {
        resolve(name);
        return new Promise(() => {});
      })
      .catch(() => resolve(null));
  });
}
