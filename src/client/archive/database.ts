/** The database of runs: its stores, how an older one is brought up to date, and what its errors mean. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { StorageError } from '../../core/errors';
import { message } from '../../messages/message';

export const databaseName = 'semblance';

/** Values are of any version until they are parsed. */
export interface Schema extends DBSchema {
  /** Records of runs, under their ids. */
  runs: { key: string; value: unknown; indexes: { number: number } };
  /** What is kept of files, under their fingerprints. */
  data: { key: string; value: unknown };
  /** Evaluations of base models, by `baseKey`. */
  bases: { key: string; value: unknown };
  /** Queues of runs, under their owners. */
  queues: { key: string; value: unknown };
  /** Comparisons of base models, under the fingerprints of their data. */
  comparisons: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;
export const storeNames = ['runs', 'data', 'bases', 'queues', 'comparisons'] as const;

type Upgrade = (
  database: Database,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
) => void;

/**
 * The i-th makes version i + 1 of the version before. One that is released never changes: a change of the stores is
 * another one at the end. A change of what lies in them is a change of `recordVersion`.
 */
const upgrades: readonly Upgrade[] = [
  (database) => {
    for (const name of ['runs', 'data', 'bases'] as const) database.createObjectStore(name);
  },
  (database, transaction) => {
    database.createObjectStore('queues');
    transaction.objectStore('runs').createIndex('number', 'number');
  },
  (database) => void database.createObjectStore('comparisons'),
];

/**
 * A database of a newer version of the page is left alone.
 * @param onClosed called when the connection ends because another tab needs it to, or the browser has cut it
 */
export const openDatabase = (onClosed: () => void): Promise<Database> =>
  openDB<Schema>(databaseName, upgrades.length, {
    upgrade(database, from, _to, transaction) {
      for (const upgrade of upgrades.slice(from)) upgrade(database, transaction);
    },
    blocking(_current, _wanted, event) {
      const { target } = event;
      if (target instanceof IDBDatabase) target.close();
      onClosed();
    },
    terminated: onClosed,
  });

/** Whether there is one, without making one; true where the browser does not say. */
export async function databaseExists(): Promise<boolean> {
  if (!('databases' in indexedDB)) return true;
  return (await indexedDB.databases()).some(({ name }) => name === databaseName);
}

/** The StorageError that says what a browser's error means for what is kept. */
export function archiveError(cause: unknown): StorageError {
  const kept = message('state.archive.kept');
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'VersionError') {
    return new StorageError(message('state.archive.newer'), message('state.archive.newer.next'), {
      kept,
      cause,
    });
  }
  return name === 'QuotaExceededError'
    ? new StorageError(message('state.archive.full'), message('state.archive.full.next'), { kept, cause })
    : new StorageError(message('state.archive.refused'), message('state.archive.refused.next'), {
        kept,
        cause,
      });
}
