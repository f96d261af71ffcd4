/** A trainer that replays recorded answers: the page runs on it, and is tested, with no worker and no model. */

import { ProblemError, type Problem } from '../core/errors';
import type { RunEvent } from '../core/run/events';
import type { CallName, Calls } from '../protocol/calls';
import type { CallOptions, Trainer } from './trainer';

/** The answer to one call: its reports in their order, then its result or its problem. */
export interface Recorded<N extends CallName> {
  readonly reports?: readonly Calls[N]['report'][];
  readonly end: { readonly result: Calls[N]['result'] } | { readonly problem: Problem };
}

/** An answer may depend on the call's parameters. A call that is not recorded is never answered. */
export type Recording = {
  readonly [N in CallName]?: Recorded<N> | ((params: Calls[N]['params']) => Recorded<N>);
};

/** With the calls so far, for tests to look at. */
export interface ReplayTrainer extends Trainer {
  readonly asked: readonly { readonly name: CallName; readonly params: unknown }[];
}

type Handler<N extends CallName> = (
  params: Calls[N]['params'],
  options: CallOptions<N>,
) => Promise<Calls[N]['result']>;

/** The calls that steer a run have a meaning of their own; all others are only replayed. */
type RunHandlers = { readonly [N in CallName]?: Handler<N> };

const aborted = () => new DOMException('The call was cancelled.', 'AbortError');

/** @param tick waited for before each report, and sets the pace of the replay */
export function createReplayTrainer(
  recording: Recording,
  tick: () => Promise<void> = () => Promise.resolve(),
): ReplayTrainer {
  const asked: { name: CallName; params: unknown }[] = [];
  let stopped = false;
  let gate: { readonly opened: Promise<void>; readonly open: () => void } | null = null;
  let say: (event: RunEvent) => void = () => {};

  async function replay<N extends CallName>(
    name: N,
    params: Calls[N]['params'],
    { signal, onReport }: CallOptions<N>,
    mayContinue: () => Promise<boolean> | boolean = () => true,
  ): Promise<Calls[N]['result']> {
    const entry: Recorded<N> | ((params: Calls[N]['params']) => Recorded<N>) | undefined = recording[name];
    if (!entry) return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(aborted())));
    const { reports = [], end } = typeof entry === 'function' ? entry(params) : entry;
    for (const report of reports) {
      await tick();
      if (signal?.aborted) throw aborted();
      if (!(await mayContinue())) break;
      onReport?.(report);
    }
    await tick();
    if (signal?.aborted) throw aborted();
    if ('problem' in end) throw new ProblemError(end.problem);
    return end.result;
  }

  /** A run waits while it is paused, and ends early where it is stopped. */
  async function replayRun<N extends 'train' | 'evaluate'>(
    name: N,
    params: Calls[N]['params'],
    options: CallOptions<N>,
  ): Promise<Calls[N]['result']> {
    stopped = false;
    say = (event) => options.onReport?.(event);
    const result = await replay(name, params, options, async () => {
      await gate?.opened;
      return !stopped;
    });
    if (stopped) say({ type: 'state', state: 'stopped' });
    return result;
  }

  const runHandlers: RunHandlers = {
    train: (recipe, options) => replayRun('train', recipe, options),
    evaluate: (params, options) => replayRun('evaluate', params, options),
    async pause() {
      if (gate) return null;
      let open = () => {};
      const opened = new Promise<void>((resolve) => (open = resolve));
      gate = { opened, open };
      say({ type: 'state', state: 'paused' });
      return null;
    },
    async resume() {
      if (gate) say({ type: 'state', state: 'training' });
      gate?.open();
      gate = null;
      return null;
    },
    async stop() {
      stopped = true;
      gate?.open();
      gate = null;
      return null;
    },
  };

  return {
    asked,
    call(name, params, options = {}) {
      asked.push({ name, params });
      const handler = runHandlers[name];
      return handler ? handler(params, options) : replay(name, params, options);
    },
    dispose() {},
  };
}
