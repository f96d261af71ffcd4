/** Keeps everything for as long as the archive itself is kept: where nothing may be stored, and in tests. */

import type { KeptData } from '../../core/run/record/keptData';
import type { RunRecord } from '../../core/run/record/record';
import { byNumber, latestFirst, type Archive, type Bases } from './archive';

export function createMemoryArchive(): Archive {
  const runs = new Map<string, RunRecord>();
  const data = new Map<string, KeptData>();
  let bases: Bases = {};
  return {
    load: async () => ({
      runs: [...runs.values()].sort(byNumber),
      data: [...data.values()].sort(latestFirst),
      bases,
      live: new Set(),
      unreadable: 0,
    }),
    async putRuns(records, more) {
      for (const record of records) runs.set(record.id, record);
      bases = { ...bases, ...more };
    },
    async deleteRuns(ids) {
      for (const id of ids) runs.delete(id);
    },
    putData: async (one) => void data.set(one.file.fingerprint, one),
    async deleteData(fingerprint) {
      data.delete(fingerprint);
      bases = Object.fromEntries(Object.entries(bases).filter(([key]) => !key.includes(fingerprint)));
    },
    async clear() {
      runs.clear();
      data.clear();
      bases = {};
    },
    hold: () => () => {},
  };
}
