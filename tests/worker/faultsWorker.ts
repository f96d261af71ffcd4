/** Fails outside any call, as it is asked to, and posts what the watch has reported. */

import { watchFaults } from '../../src/worker/faults';

watchFaults(self, ({ kind, what, stack }) => postMessage({ kind, what, stack }));

const failures: Readonly<Record<string, () => void>> = {
  throws: function strayCallback() {
    throw new RangeError('A stray callback.');
  },
  rejects: () => void Promise.reject(new RangeError('A stray promise.')),
  aborts: () => void Promise.reject(new DOMException('Cancelled.', 'AbortError')),
};

addEventListener('message', ({ data }: MessageEvent<string>) => {
  setTimeout(() => failures[data]?.());
  // Later than what the watch tells.
  setTimeout(() => postMessage('alive'), 50);
});
