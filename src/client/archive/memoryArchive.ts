/** Keeps everything for as long as the archive itself is kept: where nothing may be stored, and in tests. */

import type { ModelComparison } from '../../core/baseModels/comparison';
import type { KeptData } from '../../core/run/record/keptData';
import type { KeptQueue } from '../../core/run/record/keptQueue';
import type { RunRecord } from '../../core/run/record/record';
import { byNumber, latestFirst, type Archive, type Bases } from './archive';

export function createMemoryArchive(): Archive {
  const runs = new Map<string, RunRecord>();
  const data = new Map<string, KeptData>();
  const queues = new Map<string, KeptQueue>();
  const comparisons = new Map<string, ModelComparison>();
  let bases: Bases = {};
  return {
    load: async () => ({
      runs: [...runs.values()].sort(byNumber),
      data: [...data.values()].sort(latestFirst),
      bases,
      comparisons: [...comparisons.values()],
      queues: [...queues.values()],
      live: new Set(),
      unreadable: 0,
    }),
    async putRuns(records, more, restored) {
      for (const record of records) runs.set(record.id, record);
      bases = { ...bases, ...more };
      if (restored?.data) data.set(restored.data.file.fingerprint, restored.data);
      if (restored?.comparison) comparisons.set(restored.comparison.data.fingerprint, restored.comparison);
      return new Map(records.map(({ id, number }) => [id, number]));
    },
    renewRun: async (record) => void runs.set(record.id, record),
    async deleteRuns(ids) {
      for (const id of ids) runs.delete(id);
    },
    putData: async (one) => void data.set(one.file.fingerprint, one),
    async deleteData(fingerprint, ids = []) {
      data.delete(fingerprint);
      for (const id of ids) runs.delete(id);
      comparisons.delete(fingerprint);
      bases = Object.fromEntries(Object.entries(bases).filter(([key]) => !key.includes(fingerprint)));
    },
    putComparison: async (one) => void comparisons.set(one.data.fingerprint, one),
    async putQueue(queue) {
      if (queue.orders.length > 0) queues.set(queue.owner, queue);
      else queues.delete(queue.owner);
    },
    async takeQueue(owner) {
      const queue = queues.get(owner) ?? null;
      queues.delete(owner);
      return queue;
    },
    async clear() {
      runs.clear();
      queues.clear();
      data.clear();
      comparisons.clear();
      bases = {};
    },
    hold: async () => () => {},
    // No other tab holds anything here.
    freed: () => new Promise(() => {}),
  };
}
