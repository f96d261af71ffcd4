/** Starts a thread that computes with this worker. */

import type { StartHelper } from '../../ml/backend/startThreads';
import { createLeaderPort } from '../../protocol/port';
import { spawnHelper } from './addresses';

export const startHelper: StartHelper = (setup) => {
  const worker = spawnHelper();
  const ready = new Promise<void>((resolve, reject) => {
    const port = createLeaderPort(worker);
    port.listen(resolve);
    worker.addEventListener('error', () => reject(new Error('A thread did not start.')));
    port.start(setup);
  });
  return { ready, stop: () => worker.terminate() };
};
