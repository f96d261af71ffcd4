/** This visit's queue as it is stored: a later visit is offered what did not start. */

import { recordVersion } from '../../../core/run/record/record';
import type { Archive } from '../../../client/archive/archive';
import type { AppState } from '../../appState';
import { factsNow } from '../../runs';

export function createStoredQueue(archive: Archive, get: () => AppState) {
  const owner = crypto.randomUUID();
  let any = false;
  return {
    /** Whether runs are stored that wait. */
    any: () => any,
    forget: () => void (any = false),
    /** Stores the queue as it is now. */
    async store() {
      const { queue } = get();
      const facts = factsNow(get());
      if (!facts || (queue.length === 0 && !any)) return;
      if (!any) await archive.hold(owner);
      const orders = queue.map(({ folder: _, ...order }) => order);
      const { data, evaluationFile } = facts;
      await archive.putQueue({ version: recordVersion, owner, data, evaluationFile, orders });
      any = queue.length > 0;
    },
  };
}
