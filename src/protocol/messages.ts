/**
 * Everything that page and worker say to each other. The page sends requests; each is answered once, with a result
 * or a problem, and may report progress before; a run's events come as progress of its request.
 */

import type { Problem } from '../core/errors';
import type { StepProfile } from '../core/run/stepProfile';
import type { CallName, Calls } from './calls';

/** A request by name; over several names, the union of theirs: the name discriminates the type of the params. */
export type RequestOf<N extends CallName> = {
  [K in N]: {
    readonly kind: 'request';
    readonly id: number;
    readonly name: K;
    readonly params: Calls[K]['params'];
  };
}[N];

/** A report or the result of a request, by name. */
export type AnswerOf<N extends CallName> = {
  [K in N]:
    | { readonly kind: 'report'; readonly id: number; readonly name: K; readonly value: Calls[K]['report'] }
    | { readonly kind: 'result'; readonly id: number; readonly name: K; readonly value: Calls[K]['result'] };
}[N];

/** What the worker receives. `debug` asks it to measure every training step from now on. */
export type PageMessage =
  RequestOf<CallName> | { readonly kind: 'cancel'; readonly id: number } | { readonly kind: 'debug' };

/** What the page receives. `ready` is said once, when the worker listens; `alive`, where there are locks, right after. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  /** The name of a lock that the worker holds until it ends. */
  | { readonly kind: 'alive'; readonly lock: string }
  | AnswerOf<CallName>
  | {
      readonly kind: 'problem';
      readonly id: number;
      readonly problem: Problem;
      /** The stack of what an expected problem came from. */
      readonly cause: string | null;
    }
  | { readonly kind: 'aborted'; readonly id: number }
  /** An unexpected error outside any call. */
  | { readonly kind: 'fault'; readonly problem: Problem }
  /** Only after `debug`. */
  | { readonly kind: 'stepProfile'; readonly profile: StepProfile };
