/** What answers calls: one handler for each, in the service that the list of calls names (`protocol/calls.ts`). */

import type { CallName, Calls, CallsOf, ServiceName } from '../../protocol/calls';

export interface CallContext<Report> {
  /** Aborted when the page cancels the call. */
  readonly signal: AbortSignal;
  readonly report: (value: Report) => void;
}

export type Handler<N extends CallName> = (
  params: Calls[N]['params'],
  context: CallContext<Calls[N]['report']>,
) => Promise<Calls[N]['result']> | Calls[N]['result'];

export type Handlers<N extends CallName = CallName> = { readonly [K in N]: Handler<K> };

/** The handlers of one service: a call of its that has none does not compile. */
export type HandlersOf<S extends ServiceName> = Handlers<CallsOf<S>>;

/** Handlers of some calls. */
export type SomeHandlers = { readonly [N in CallName]?: Handler<N> };

/** Answers any call. */
export type Answer = <N extends CallName>(
  name: N,
  params: Calls[N]['params'],
  context: CallContext<Calls[N]['report']>,
) => Promise<Calls[N]['result']> | Calls[N]['result'];
