/** Keeps runs in IndexedDB, and marks those in progress by Web Locks, which end with the tab. */

import { deleteDB } from 'idb';
import type { Evaluation } from '../../core/run/events';
import { parseKeptData } from '../../core/run/record/keptData';
import { parseEvaluation, parseRecord } from '../../core/run/record/parseRecord';
import { byNumber, emptyArchived, latestFirst, type Archive, type Archived } from './archive';
import {
  archiveError,
  type Database,
  databaseExists,
  databaseName,
  openDatabase,
  storeNames,
} from './database';

const lockPrefix = 'semblance-run-';

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
        return await read(await open());
      } catch (error) {
        throw archiveError(error);
      }
    },

    putRuns: (runs, bases) =>
      use((database) =>
        whole(database.transaction(['runs', 'bases'], 'readwrite'), async (transaction) => {
          for (const record of runs) await transaction.objectStore('runs').put(record, record.id);
          for (const [key, base] of Object.entries(bases)) {
            await transaction.objectStore('bases').put(base, key);
          }
        }),
      ),

    deleteRuns: (ids) =>
      use((database) =>
        whole(database.transaction(['runs'], 'readwrite'), async (transaction) => {
          for (const id of ids) await transaction.objectStore('runs').delete(id);
        }),
      ),

    putData: (data) =>
      use(async (database) => void (await database.put('data', data, data.file.fingerprint))),

    deleteData: (fingerprint) =>
      use((database) =>
        whole(database.transaction(['data', 'bases'], 'readwrite'), async (transaction) => {
          const bases = transaction.objectStore('bases');
          await transaction.objectStore('data').delete(fingerprint);
          for (const key of await bases.getAllKeys()) {
            if (key.includes(fingerprint)) await bases.delete(key);
          }
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
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      // Without locks another tab would take the run for interrupted: nothing is lost by that.
      if ('locks' in navigator) void navigator.locks.request(lockPrefix + id, () => held).catch(() => {});
      return release;
    },
  };
}

interface Ending {
  abort(): void;
  readonly done: Promise<void>;
}

/** Does all of the work or nothing of it: an error in the middle would otherwise leave what came before it. */
async function whole<T extends Ending>(
  transaction: T,
  work: (transaction: T) => Promise<void>,
): Promise<void> {
  // It is awaited below, or has failed for the reason that is thrown.
  transaction.done.catch(() => {});
  try {
    await work(transaction);
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
  await transaction.done;
}

async function read(database: Database): Promise<Archived> {
  const transaction = database.transaction([...storeNames]);
  const [runs, data, keys, evaluations] = await Promise.all([
    transaction.objectStore('runs').getAll(),
    transaction.objectStore('data').getAll(),
    transaction.objectStore('bases').getAllKeys(),
    transaction.objectStore('bases').getAll(),
  ]);
  const known = { runs: present(runs.map(parseRecord)), data: present(data.map(parseKeptData)) };
  const bases = keys.flatMap((key, i): [string, Evaluation][] => {
    const base = parseEvaluation(evaluations[i]);
    return base ? [[key, base]] : [];
  });
  return {
    runs: known.runs.sort(byNumber),
    data: known.data.sort(latestFirst),
    bases: Object.fromEntries(bases),
    live: await liveRuns(),
    unreadable: runs.length - known.runs.length + data.length - known.data.length,
  };
}

const present = <T>(values: readonly (T | null)[]): T[] =>
  values.flatMap((value) => (value === null ? [] : [value]));

async function liveRuns(): Promise<ReadonlySet<string>> {
  const held = 'locks' in navigator ? ((await navigator.locks.query()).held ?? []) : [];
  return new Set(
    held.flatMap(({ name }) => (name?.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : [])),
  );
}
