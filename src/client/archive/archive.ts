/** Where runs and the choices for data are kept between visits. The bytes of files lie elsewhere: see `protocol/calls.ts`. */

import type { ModelComparison } from '../../core/baseModels/comparison';
import type { Evaluation } from '../../core/run/events';
import type { KeptData } from '../../core/run/record/keptData';
import type { KeptQueue } from '../../core/run/record/keptQueue';
import type { RunRecord } from '../../core/run/record/record';

/** Base models' evaluations by `baseKey`. */
export type Bases = Readonly<Record<string, Evaluation>>;

export interface Archived {
  /** In the order of their numbers. */
  readonly runs: readonly RunRecord[];
  /** The latest opened first. */
  readonly data: readonly KeptData[];
  readonly bases: Bases;
  /** The last comparison of base models on each file. */
  readonly comparisons: readonly ModelComparison[];
  /** Of other tabs that are open, and of some that are not. */
  readonly queues: readonly KeptQueue[];
  /** What tabs hold now: ids of runs that they are making, and owners of queues. */
  readonly live: ReadonlySet<string>;
  /** Entries that another version of the page wrote; they stay as they are. */
  readonly unreadable: number;
}

/** What comes back with the runs of a file that was deleted; null where there was none. */
export interface RestoredData {
  readonly data: KeptData | null;
  readonly comparison: ModelComparison | null;
}

/**
 * Every method rejects with a StorageError where the browser refuses, has no room, or holds what a newer version of the
 * page wrote. Nothing is lost of what was kept before.
 */
export interface Archive {
  load(): Promise<Archived>;
  /**
   * Adds or replaces runs together with their base models' evaluations, and what is restored with them: all or none.
   * @returns the runs' numbers by their ids: one whose number another tab has taken meanwhile has got the next that is free
   */
  putRuns(
    runs: readonly RunRecord[],
    bases: Bases,
    restored?: RestoredData,
  ): Promise<ReadonlyMap<string, number>>;
  /** Replaces a run that is kept already. It is asked of the browser at once and whole: a reload right after it loses nothing. */
  renewRun(run: RunRecord): Promise<void>;
  deleteRuns(ids: readonly string[]): Promise<void>;
  putData(data: KeptData): Promise<void>;
  /**
   * Forgets a file, by its fingerprint, with the evaluations and the comparison of base models on it, and its runs: all or none.
   * @param runs ids
   */
  deleteData(fingerprint: string, runs?: readonly string[]): Promise<void>;
  /** Adds a comparison of base models, or replaces that on the same file. */
  putComparison(comparison: ModelComparison): Promise<void>;
  /** Adds or replaces the queue of its owner; one without orders is removed. */
  putQueue(queue: KeptQueue): Promise<void>;
  /** Removes a queue and returns it; null where another tab did so before. */
  takeQueue(owner: string): Promise<KeptQueue | null>;
  /** Leaves nothing. */
  clear(): Promise<void>;
  /**
   * Marks a run as being made by this tab, or a queue as its own, until the returned function is called or the tab ends.
   * Null where another tab holds it.
   */
  hold(id: string): Promise<(() => void) | null>;
  /** Resolves when no tab holds it. */
  freed(id: string): Promise<void>;
}

export const emptyArchived: Archived = {
  runs: [],
  data: [],
  bases: {},
  comparisons: [],
  queues: [],
  live: new Set(),
  unreadable: 0,
};

export const byNumber = (a: RunRecord, b: RunRecord): number => a.number - b.number;
export const latestFirst = (a: KeptData, b: KeptData): number => b.openedAt - a.openedAt;
