/** The runs that wait for their turn. */

import { message } from '../../../messages/message';
import { ProblemError } from '../../../core/errors';
import { training } from '../../../core/run/record/record';
import { titleOf } from '../../../core/run/comparison/sameRows';
import type { QueueSlice } from '../../shapes/runs';
import { runOf } from '../../runs';
import type { Slice } from '../slice';

export const createQueueSlice: Slice<QueueSlice> = () => (set, get) => ({
  queue: [],
  failedInQueue: [],

  async queueTraining(recipes) {
    const { folder, enqueue, runQueue } = get();
    enqueue(recipes.map((recipe) => ({ ...training, id: crypto.randomUUID(), recipe, folder })));
    await runQueue();
  },

  noteFailure() {
    const { run, queue, failedInQueue, report } = get();
    const record = run.kind === 'ended' && run.history.state === 'failed' ? runOf(get(), run.id) : null;
    const problem = record?.history.problem;
    // The message of the last one stays where it is.
    if (!record || !problem || queue.length === 0) return;
    const failed = [...failedInQueue, titleOf(record)];
    set({ failedInQueue: failed });
    const what = message('state.queue.failed', {
      runs: failed,
      last: titleOf(record),
      problem: problem.what,
    });
    report('runs', new ProblemError({ ...problem, what, kept: message('state.queue.failed.kept') }));
  },

  forgetFailures: () => set({ failedInQueue: [] }),

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
