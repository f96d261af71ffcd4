/** Unexpected errors that belong to no section: uncaught ones of the page, and the worker's outside any call. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../core/errors';

export interface FaultsState {
  /** The newest; null where there is none, or it was dismissed. */
  readonly latest: Problem | null;
  /** How many came since the last dismissal, it included. */
  readonly count: number;
  add(problem: Problem): void;
  dismiss(): void;
}
export type Faults = StoreApi<FaultsState>;

export const createFaults = (): Faults =>
  createStore((set) => ({
    latest: null,
    count: 0,
    add: (problem) => set(({ count }) => ({ latest: problem, count: count + 1 })),
    dismiss: () => set({ latest: null, count: 0 }),
  }));
