/** Keeps runs in IndexedDB, and marks those in progress by Web Locks, which end with the tab. */

import { deleteDB, type IDBPObjectStore } from 'idb';
import { parseComparison } from '../../core/baseModels/comparison';
import type { Evaluation } from '../../core/run/events';
import { parseKeptData } from '../../core/run/record/keptData';
import { parseKeptQueue } from '../../core/run/record/keptQueue';
import { parseEvaluation, parseRecord } from '../../core/run/record/parseRecord';
import type { RunRecord } from '../../core/run/record/record';
import { byNumber, emptyArchived, latestFirst, type Archive, type Archived } from './archive';
import {
  archiveError,
  type Database,
  databaseExists,
  databaseName,
  openDatabase,
  type Schema,
  storeNames,
} from './database';

const lockPrefix = 'semblance-run-';
/** A run's end is on the disk before its checkpoints are deleted. */
const onDisk: IDBTransactionOptions = { durability: 'strict' };

export function createBrowserArchive(): Archive {
  let opening: Promise<Database> | null = null;

  const open = () => {
    opening ??= openDatabase(() => (opening = null)).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };

  /** @throws StorageError for whatever goes wrong */
  async function use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await open());
    } catch (error) {
      throw archiveError(error);
    }
  }

  return {
    async load() {
      try {
        if (!(await databaseExists())) return emptyArchived;
        // A run may begin or end while this is read.
        const before = await liveNow();
        const archived = await read(await open());
        return { ...archived, live: new Set([...before, ...(await liveNow())]) };
      } catch (error) {
        throw archiveError(error);
      }
    },

    putRuns: (runs, bases, { data, comparison } = { data: null, comparison: null }) =>
      use((database) =>
        whole(
          database.transaction(['runs', 'bases', 'data', 'comparisons'], 'readwrite', onDisk),
          async (transaction) => {
            const numbers = await putNumbered(transaction.objectStore('runs'), runs);
            for (const [key, base] of Object.entries(bases)) {
              await transaction.objectStore('bases').put(base, key);
            }
            if (data) await transaction.objectStore('data').put(data, data.file.fingerprint);
            if (comparison) {
              await transaction.objectStore('comparisons').put(comparison, comparison.data.fingerprint);
            }
            return numbers;
          },
        ),
      ),

    renewRun: (record) =>
      use(async (database) => {
        const transaction = database.transaction('runs', 'readwrite', onDisk);
        const put = transaction.store.put(record, record.id);
        transaction.commit();
        await Promise.all([put, transaction.done]);
      }),

    deleteRuns: (ids) =>
      use((database) =>
        whole(database.transaction(['runs'], 'readwrite'), async (transaction) => {
          for (const id of ids) await transaction.objectStore('runs').delete(id);
        }),
      ),

    putData: (data) =>
      use(async (database) => void (await database.put('data', data, data.file.fingerprint))),

    deleteData: (fingerprint, ids = []) =>
      use((database) =>
        whole(
          database.transaction(['data', 'bases', 'comparisons', 'runs'], 'readwrite'),
          async (transaction) => {
            const bases = transaction.objectStore('bases');
            await Promise.all([
              transaction.objectStore('data').delete(fingerprint),
              transaction.objectStore('comparisons').delete(fingerprint),
              ...ids.map((id) => transaction.objectStore('runs').delete(id)),
            ]);
            for (const key of await bases.getAllKeys()) {
              if (key.includes(fingerprint)) await bases.delete(key);
            }
          },
        ),
      ),

    putComparison: (comparison) =>
      use(async (database) => {
        await database.put('comparisons', comparison, comparison.data.fingerprint);
      }),

    putQueue: (queue) =>
      use(async (database) => {
        if (queue.orders.length > 0) await database.put('queues', queue, queue.owner);
        else await database.delete('queues', queue.owner);
      }),

    takeQueue: (owner) =>
      use((database) =>
        whole(database.transaction(['queues'], 'readwrite'), async (transaction) => {
          const queues = transaction.objectStore('queues');
          const queue = parseKeptQueue(await queues.get(owner));
          await queues.delete(owner);
          return queue;
        }),
      ),

    async clear() {
      try {
        (await opening?.catch(() => null))?.close();
        opening = null;
        await deleteDB(databaseName);
      } catch (error) {
        throw archiveError(error);
      }
    },

    hold(id) {
      // Without locks another tab would take the run for interrupted: nothing is lost by that.
      if (!('locks' in navigator)) return Promise.resolve(() => {});
      return new Promise((resolve) => {
        const held = (lock: Lock | null) => {
          if (!lock) return resolve(null);
          return new Promise<void>((release) => resolve(release));
        };
        navigator.locks.request(lockPrefix + id, { ifAvailable: true }, held).catch(() => resolve(() => {}));
      });
    },

    async freed(id) {
      if ('locks' in navigator) await navigator.locks.request(lockPrefix + id, { mode: 'shared' }, () => {});
    },
  };
}

interface Ending {
  abort(): void;
  readonly done: Promise<void>;
}

/** Does all of the work or nothing of it: an error in the middle would otherwise leave what came before it. */
async function whole<T extends Ending, Result>(
  transaction: T,
  work: (transaction: T) => Promise<Result>,
): Promise<Result> {
  // It is awaited below, or has failed for the reason that is thrown.
  transaction.done.catch(() => {});
  let result: Result;
  try {
    result = await work(transaction);
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
  await transaction.done;
  return result;
}

type RunStore = IDBPObjectStore<Schema, ('runs' | 'bases' | 'data' | 'comparisons')[], 'runs', 'readwrite'>;

/** Puts runs; a new one whose number another run has gets the next after all of them. */
async function putNumbered(store: RunStore, runs: readonly RunRecord[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  const index = store.index('number');
  for (const record of runs) {
    let { number } = record;
    const holders = await index.getAllKeys(number);
    if (holders.length > 0 && !holders.includes(record.id)) {
      number = 1 + ((await index.openKeyCursor(null, 'prev'))?.key ?? 0);
    }
    await store.put({ ...record, number }, record.id);
    numbers.set(record.id, number);
  }
  return numbers;
}

async function read(database: Database): Promise<Omit<Archived, 'live'>> {
  const transaction = database.transaction([...storeNames]);
  const [runs, data, queues, comparisons, keys, evaluations] = await Promise.all([
    transaction.objectStore('runs').getAll(),
    transaction.objectStore('data').getAll(),
    transaction.objectStore('queues').getAll(),
    transaction.objectStore('comparisons').getAll(),
    transaction.objectStore('bases').getAllKeys(),
    transaction.objectStore('bases').getAll(),
  ]);
  const known = {
    runs: present(runs.map(parseRecord)),
    data: present(data.map(parseKeptData)),
    queues: present(queues.map(parseKeptQueue)),
    comparisons: present(comparisons.map(parseComparison)),
  };
  const lengthOf = (lists: readonly (readonly unknown[])[]) =>
    lists.reduce((sum, { length }) => sum + length, 0);
  const bases = keys.flatMap((key, i): [string, Evaluation][] => {
    const base = parseEvaluation(evaluations[i]);
    return base ? [[key, base]] : [];
  });
  return {
    runs: known.runs.sort(byNumber),
    data: known.data.sort(latestFirst),
    bases: Object.fromEntries(bases),
    queues: known.queues,
    comparisons: known.comparisons,
    unreadable: lengthOf([runs, data, queues, comparisons]) - lengthOf(Object.values(known)),
  };
}

const present = <T>(values: readonly (T | null)[]): T[] =>
  values.flatMap((value) => (value === null ? [] : [value]));

async function liveNow(): Promise<readonly string[]> {
  const held = 'locks' in navigator ? ((await navigator.locks.query()).held ?? []) : [];
  return held.flatMap(({ name }) => (name?.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : []));
}
