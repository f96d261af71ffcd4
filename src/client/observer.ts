/** What may be watched of the talk with the worker, beside the answers to calls. */

import type { Problem } from '../core/errors';
import type { StepProfile } from '../core/run/stepProfile';

/** One message as it crossed the worker's border. */
export interface MessageRecord {
  readonly direction: 'to worker' | 'to page';
  /** The call it belongs to, with what it is of that call. */
  readonly name: string;
  /** Since the call's request; null for a request itself, and outside calls. */
  readonly ms: number | null;
  /** About what was copied. */
  readonly bytes: number;
}

export interface DebugObserver {
  onMessage(record: MessageRecord): void;
  onStep(profile: StepProfile): void;
}

export interface TrainerObserver {
  /** An unexpected error in the worker, outside any call. */
  onFault(problem: Problem): void;
  /** Null unless somebody debugs: the worker then measures nothing, and messages are not looked at. */
  readonly debug: DebugObserver | null;
}
