/** What the store keeps of several runs: those that wait, and those that are compared. */

import type { Recipe } from '../../core/recipe/types';
import type { EvaluationTexts } from '../../core/run/evaluationTexts';
import type { RunRecord } from '../../core/run/record/record';
import type { Paired } from '../../core/statistics/paired';
import type { RunOrder } from '../stages';

/** The runs that wait for their turn, the next first. */
export interface QueueSlice {
  readonly queue: readonly RunOrder[];
  /** The titles of the runs that failed while others waited, since the queue began. */
  readonly failedInQueue: readonly string[];
  /** Where the run that has ended failed while others wait, says which it was: the next one goes on. */
  noteFailure(): void;
  forgetFailures(): void;
  /** Adds a training run of each recipe; the first starts at once unless a run is active. */
  queueTraining(recipes: readonly Recipe[]): Promise<void>;
  unqueue(id: string): void;
  /** Empties the queue and stops the run. */
  stopAll(): Promise<void>;
  /** Adds to the queue and nothing else. */
  enqueue(orders: readonly RunOrder[]): void;
  /** Removes the next from the queue and returns it. */
  takeNext(): RunOrder | null;
}

/** The runs that are compared with each other. */
export interface ComparingSlice {
  /** The ids of the runs that the person has marked, at most `maxCompared`; null until then: see `comparedRuns`. */
  readonly compared: readonly string[] | null;
  /** Adds a run to those that are compared, or removes it; one too many is not added. */
  toggleCompared(id: string): void;
  forgetCompared(ids: readonly string[]): void;
  /**
   * The models of two runs on the same rows, the first less the second; null where that is not possible, see
   * `incomparable` and `notAtHand`. A comparison under way is cancelled.
   */
  compareRuns(first: RunRecord, second: RunRecord): Promise<Paired | null>;
  /** The sentences that a run was evaluated on; null where its data is not open as it was. */
  textsOf(record: RunRecord): Promise<EvaluationTexts | null>;
}
