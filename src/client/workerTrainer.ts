/** The real trainer: spawns the worker, matches answers to requests, and spawns anew after a crash. */

import { DeviceError, ModelError, ProblemError } from '../core/errors';
import type { AnswerOf, CallName, Calls, WorkerMessage } from '../protocol/messages';
import { createPagePort, type Endpoint, type PagePort } from '../protocol/port';
import { logError } from './log';
import type { TrainerObserver } from './observer';
import { payloadBytes } from './payloadBytes';
import type { CallOptions, Trainer } from './trainer';

/** What the trainer needs of a worker: a Worker, or a stand-in. */
export interface WorkerLike extends Endpoint {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

interface Pending {
  readonly name: CallName;
  /** Milliseconds, as `performance.now` has them. */
  readonly since: number;
  readonly answer: (answer: AnswerOf<CallName>) => void;
  readonly fail: (error: Error) => void;
}

const answers = <N extends CallName>(
  answer: AnswerOf<CallName>,
  name: N,
): answer is AnswerOf<CallName> & AnswerOf<N> => answer.name === name;

const aborted = () => new DOMException('The call was cancelled.', 'AbortError');

/** Seconds that the worker set itself with this message. */
function deadlineOf(message: WorkerMessage): number | undefined {
  if (message.kind !== 'report') return undefined;
  return 'deadline' in message.value ? message.value.deadline : undefined;
}

const unobserved: TrainerObserver = { onFault: () => {}, debug: null };

/** The calls that a new worker must hear again to know what the lost one knew, each newest under its key. */
const memorable = [
  'openData',
  'assignRoles',
  'closeHeldOut',
  'loadModel',
] as const satisfies readonly CallName[];
const isMemorable = (name: CallName) => memorable.some((one) => one === name);

interface Connection {
  readonly worker: WorkerLike;
  readonly port: PagePort;
}

/**
 * @param spawn makes a worker; called at the first request, and again at the first one after a crash. A crash
 *   rejects every pending call with a DeviceError; the next call first repeats to the new worker what the lost one
 *   had been told (file, roles, model).
 */
export function createWorkerTrainer(
  spawn: () => WorkerLike,
  { onFault, debug }: TrainerObserver = unobserved,
): Trainer {
  const pending = new Map<number, Pending>();
  const told: { key: string; repeat: () => Promise<unknown> }[] = [];
  let connection: Connection | null = null;
  /** Set by a crash; the first call after it restores, and later ones wait for that. */
  let restoring: Promise<void> | null = null;
  let crashed = false;
  let lastId = 0;

  let watchdog: ReturnType<typeof setTimeout> | undefined;

  const receive = (message: WorkerMessage) => {
    watch(message);
    if (message.kind === 'ready') return;
    if (message.kind === 'stepProfile') return debug?.onStep(message.profile);
    if (message.kind === 'fault') {
      logError(new ProblemError(message.problem));
      return onFault(message.problem);
    }
    const call = pending.get(message.id);
    if (!call) return;
    debug?.onMessage({
      direction: 'to page',
      name: `${call.name} ${message.kind}`,
      ms: performance.now() - call.since,
      bytes: payloadBytes(message),
    });
    if (message.kind !== 'report') pending.delete(message.id);
    if (message.kind === 'problem') {
      const { problem, cause } = message;
      const error = new ProblemError(problem, cause === null ? {} : { cause });
      logError(error);
      call.fail(error);
    } else if (message.kind === 'aborted') call.fail(aborted());
    else call.answer(message);
  };

  const hangUp = (error: () => Error) => {
    clearTimeout(watchdog);
    connection?.worker.terminate();
    connection = null;
    const calls = [...pending.values()];
    pending.clear();
    for (const call of calls) call.fail(error());
  };

  /** Ends a worker that said it would be heard again by a deadline, and was not. */
  const watch = (message: WorkerMessage) => {
    clearTimeout(watchdog);
    const deadline = deadlineOf(message);
    if (deadline === undefined) return;
    watchdog = setTimeout(() => {
      crashed = true;
      hangUp(
        () =>
          new ModelError(
            `The tokenizer did not come to an end in ${deadline} seconds: a regular expression in tokenizer.json never finishes on these sentences.`,
            'Choose another base model, or mend that file.',
          ),
      );
    }, deadline * 1000);
  };

  const connect = (): PagePort => {
    if (connection) return connection.port;
    const worker = spawn();
    const port = createPagePort(worker);
    port.listen(receive);
    if (debug) port.debug();
    worker.addEventListener('error', (event) => {
      crashed = true;
      hangUp(
        () =>
          new DeviceError(
            `The worker that trains has stopped${event.message ? `: ${event.message}` : '.'}`,
            'Press the button again: a new worker starts and reads your file anew.',
            { kept: 'Your file, settings and the charts so far are kept.' },
          ),
      );
    });
    connection = { worker, port };
    return port;
  };

  /** After a crash: connects anew and repeats what the lost worker knew. What fails is said once, and forgotten. */
  const restore = async () => {
    crashed = false;
    try {
      for (const one of [...told]) {
        await one.repeat().catch((error: unknown) => {
          if (!crashed) told.splice(told.indexOf(one), 1);
          throw error;
        });
      }
    } finally {
      restoring = null;
    }
  };

  function send<N extends CallName>(
    name: N,
    params: Calls[N]['params'],
    { signal, onReport }: CallOptions<N>,
  ): Promise<Calls[N]['result']> {
    if (signal?.aborted) return Promise.reject(aborted());
    const port = connect();
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        debug?.onMessage({ direction: 'to worker', name: `${name} cancel`, ms: null, bytes: 0 });
        port.cancel(id);
      };
      const settle = () => signal?.removeEventListener('abort', cancel);
      signal?.addEventListener('abort', cancel);
      pending.set(id, {
        name,
        since: performance.now(),
        answer(answer) {
          if (!answers(answer, name)) return;
          if (answer.kind === 'report') {
            // What was on its way when the call was cancelled would bring back what the page has given up.
            if (!signal?.aborted) onReport?.(answer.value);
            return;
          }
          settle();
          resolve(answer.value);
        },
        fail(error) {
          settle();
          reject(error);
        },
      });
      debug?.onMessage({
        direction: 'to worker',
        name: `${name} request`,
        ms: null,
        bytes: payloadBytes(params),
      });
      port.request(id, name, params);
    });
  }

  const remember = <N extends CallName>(name: N, params: Calls[N]['params']) => {
    if (!isMemorable(name)) return;
    const slot = params !== null && typeof params === 'object' && 'slot' in params ? params.slot : '';
    const key = `${name} ${slot}`;
    // A file that is opened has roles of its own: those of the one before it in its slot are forgotten with it.
    const replaced = name === 'openData' ? [key, `assignRoles ${slot}`] : [key];
    const kept = told.filter((one) => !replaced.includes(one.key));
    told.splice(0, told.length, ...kept, { key, repeat: () => send(name, params, {}) });
  };

  return {
    async call(name, params, options = {}) {
      if (crashed) restoring = restore();
      if (restoring) await restoring;
      const result = await send(name, params, options);
      remember(name, params);
      return result;
    },
    dispose: () => hangUp(aborted),
  };
}
