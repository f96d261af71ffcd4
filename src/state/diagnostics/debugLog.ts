/** What the debug panel shows: the last messages to and from the worker, and what training steps take. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DebugObserver, MessageRecord } from '../../client/observer';
import { stepParts, type StepPart, type StepProfile } from '../../core/run/stepProfile';
import { createBatch } from '../pace/batch';

export const keptMessages = 50;

export interface LoggedMessage extends MessageRecord {
  /** Counts up, for a list's keys. */
  readonly id: number;
}

export interface DebugState {
  /** The newest first. */
  readonly messages: readonly LoggedMessage[];
  /** Null before the first step. */
  readonly steps: {
    readonly last: StepProfile;
    /** How many of the run were measured. */
    readonly count: number;
    /** Milliseconds by part, over all of these. */
    readonly sums: StepProfile['ms'];
  } | null;
}

export interface DebugLog extends DebugObserver {
  readonly store: StoreApi<DebugState>;
}

export function createDebugLog(): DebugLog {
  const store = createStore<DebugState>(() => ({ messages: [], steps: null }));
  let lastId = 0;
  const messages = createBatch<LoggedMessage>((added) =>
    store.setState((state) => ({
      messages: [...added.toReversed(), ...state.messages].slice(0, keptMessages),
    })),
  );
  const steps = createBatch<StepProfile>((added) =>
    store.setState((state) => ({ steps: added.reduce(withStep, state.steps) })),
  );
  return {
    store,
    onMessage: (record) => messages.add({ ...record, id: ++lastId }),
    onStep: steps.add,
  };
}

function withStep(steps: DebugState['steps'], last: StepProfile): NonNullable<DebugState['steps']> {
  const before = steps && last.step > steps.last.step ? steps : null;
  return {
    last,
    count: (before?.count ?? 0) + 1,
    sums: before ? added(before.sums, last.ms) : last.ms,
  };
}

function added(a: StepProfile['ms'], b: StepProfile['ms']): StepProfile['ms'] {
  const sums: Record<StepPart, number> = { ...a };
  for (const part of stepParts) sums[part] += b[part];
  return sums;
}
