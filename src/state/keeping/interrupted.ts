/** Runs that something else than themselves has ended, and what waited behind them. */

import type { KeptQueue } from '../../core/run/record/keptQueue';
import { lacksModel, type RunFile, type RunRecord } from '../../core/run/record/record';

export interface InterruptedSlice {
  /** The step of each run's newest checkpoint, by the run's id. */
  readonly checkpoints: Readonly<Record<string, number>>;
  /** The queues of visits that have ended. */
  readonly lostQueues: readonly KeptQueue[];
  /**
   * Resumes a run that can, from its newest checkpoint, or else starts it from the beginning, with its data, mapping and
   * settings, under its own record. A problem is shown, and leaves the run as it was.
   */
  resumeRun(id: string): Promise<void>;
  /** Adds the runs of a lost queue to the queue, with their data. A problem is shown. */
  startLostQueue(owner: string): Promise<void>;
  forgetLostQueue(owner: string): Promise<void>;
  /** Takes the lost queues, and asks the worker for checkpoints. */
  findInterrupted(lostQueues: readonly KeptQueue[]): Promise<void>;
  /** Looks again at a run that another tab was making. */
  lookAgain(id: string): Promise<void>;
  /** The worker has written a checkpoint. */
  checkpointed(id: string, step: number): void;
  dropCheckpoints(ids: readonly string[]): Promise<void>;
  /** Marks a run as being made by this tab, and no other one; null: none. @returns false where another tab makes it */
  holdRun(id: string | null): Promise<boolean>;
}

/** What keeping does for runs that may be interrupted. */
export interface KeepingForLater {
  /** Opens kept files as they were, unless they are open. @throws ProblemError where one is gone or can't be read */
  reopen(data: RunFile, evaluationFile: RunFile | null): Promise<void>;
  /** Keeps what waits in the queue. */
  keepQueue(): void;
}

export interface PuttingBack {
  /** Makes a record as it was before a run that came to nothing. */
  putBack(record: RunRecord): void;
}

export interface Continuing {
  /** Continues the record of an interrupted run, whose data is open, and then works off the queue. */
  continueRun(record: RunRecord): Promise<void>;
}

type Resumable = Pick<InterruptedSlice, 'checkpoints'> & { readonly inMemory: string | null };

/** Whether a run was interrupted, or came to a model that was lost before it was stored and that its checkpoint leads to. */
export const canResume = ({ checkpoints, inMemory }: Resumable, record: RunRecord): boolean =>
  record.state === 'interrupted' ||
  (lacksModel(record) && inMemory !== record.id && checkpoints[record.id] !== undefined);

/** The last step that is known of an interrupted run. */
export const interruptedAt = (
  { checkpoints }: Pick<InterruptedSlice, 'checkpoints'>,
  { id, history }: RunRecord,
): number => Math.max(history.latest?.step ?? 0, checkpoints[id] ?? 0);
