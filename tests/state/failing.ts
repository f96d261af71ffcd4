/** An archive that runs out of room. */

import type { Archive } from '../../src/client/archive/archive';
import { createMemoryArchive } from '../../src/client/archive/memoryArchive';
import { StorageError } from '../../src/core/errors';
import { message } from '../../src/messages/message';

export const full = () => new StorageError(message('state.archive.full'), message('state.archive.full.next'));

/** An archive whose writes fail from the n-th on. */
export function failing(n: number): Archive {
  const whole = createMemoryArchive();
  let writes = 0;
  const write =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      if (++writes >= n) throw full();
      return work(...args);
    };
  return {
    ...whole,
    putRuns: write(whole.putRuns),
    renewRun: write(whole.renewRun),
    deleteRuns: write(whole.deleteRuns),
    putData: write(whole.putData),
    deleteData: write(whole.deleteData),
  };
}
