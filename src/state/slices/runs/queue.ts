/** The runs that wait for their turn. */

import type { QueueSlice } from '../../appState';
import type { Slice } from '../slice';

export const createQueueSlice: Slice<QueueSlice> = () => (set, get) => ({
  queue: [],

  async queueTraining(recipes) {
    const { folder, enqueue, runQueue } = get();
    enqueue(
      recipes.map((recipe) => ({
        id: crypto.randomUUID(),
        job: 'train',
        limit: null,
        allRows: false,
        evaluated: null,
        recipe,
        folder,
      })),
    );
    await runQueue();
  },

  unqueue(id) {
    set(({ queue }) => ({ queue: queue.filter((order) => order.id !== id) }));
    get().keepQueue();
  },

  async stopAll() {
    set({ queue: [] });
    get().keepQueue();
    await get().stop();
  },

  enqueue(orders) {
    set(({ queue }) => ({ queue: [...queue, ...orders] }));
    get().keepQueue();
  },

  takeNext() {
    const [next, ...queue] = get().queue;
    if (!next) return null;
    set({ queue });
    return next;
  },
});
