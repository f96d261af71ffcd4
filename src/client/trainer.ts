/** The engine as the page sees it. One implementation talks to the worker, another replays a recorded run. */

import type { CallName, Calls } from '../protocol/calls';

export interface CallOptions<N extends CallName> {
  /** Aborting it cancels the call; the promise rejects with an AbortError. */
  readonly signal?: AbortSignal;
  readonly onReport?: (report: Calls[N]['report']) => void;
}

export interface Trainer {
  /** Rejects with a ProblemError whose `problem` is for the person, or an AbortError. */
  call<N extends CallName>(
    name: N,
    params: Calls[N]['params'],
    options?: CallOptions<N>,
  ): Promise<Calls[N]['result']>;
  dispose(): void;
}
