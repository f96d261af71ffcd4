/** The real trainer: spawns the worker, matches answers to requests, and spawns a new one after a crash. */

import { message } from '../messages/message';
import { DeviceError, ModelError, ProblemError } from '../core/errors';
import { type CallName, type Calls, readsOnly, stateSetBy } from '../protocol/calls';
import type { AnswerOf, WorkerMessage } from '../protocol/messages';
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

/** Seconds within which the worker promises its next message. */
function deadlineOf(message: WorkerMessage): number | undefined {
  if (message.kind !== 'report') return undefined;
  return 'deadline' in message.value ? message.value.deadline : undefined;
}

/** A call that is repeated to a new worker, under the part of the worker's state that it sets. */
interface Remembered {
  readonly state: string;
  readonly repeat: () => Promise<unknown>;
}

const unobserved: TrainerObserver = { onFault: () => {}, debug: null };

interface Connection {
  readonly worker: WorkerLike;
  readonly port: PagePort;
}

/**
 * @param spawn makes a worker; called at the first request, and again at the first one after a crash. A crash
 *   rejects every pending call with a DeviceError; the next call first repeats to the new worker the calls that set
 *   the state of the lost one (file, roles, model), as the list of calls says. A pending call that only reads is sent
 *   once more to the new worker instead.
 */
export function createWorkerTrainer(
  spawn: () => WorkerLike,
  { onFault, debug }: TrainerObserver = unobserved,
): Trainer {
  const pending = new Map<number, Pending>();
  let remembered: readonly Remembered[] = [];
  let connection: Connection | null = null;
  /** Set by a crash; the first call after it restores, and later ones wait for that. */
  let restoring: Promise<void> | null = null;
  let crashed = false;
  /** With which pending calls failed because the worker was lost. */
  const lost = new WeakSet<Error>();
  let lastId = 0;

  let watchdog: ReturnType<typeof setTimeout> | undefined;

  const receive = (message: WorkerMessage) => {
    watch(message);
    if (message.kind === 'ready') return;
    if (message.kind === 'alive') return watchLife(message.lock);
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

  const lose = (reason: () => Error) => {
    crashed = true;
    hangUp(() => {
      const error = reason();
      lost.add(error);
      return error;
    });
  };

  /** Ends a worker that set itself a deadline for its next message and missed it. */
  const watch = (message: WorkerMessage) => {
    clearTimeout(watchdog);
    const deadline = deadlineOf(message);
    if (deadline === undefined) return;
    watchdog = setTimeout(() => {
      lose(() => tooSlow(deadline));
    }, deadline * 1000);
  };

  /** A worker that the browser ends, as for want of memory, says nothing: its lock is free then. */
  const watchLife = (lock: string) => {
    const { worker } = connection ?? {};
    const gone = () => {
      if (!worker || connection?.worker !== worker) return;
      lose(() => stopped(''));
    };
    void navigator.locks.request(lock, { mode: 'shared' }, gone).catch(() => {});
  };

  const connect = (): PagePort => {
    if (connection) return connection.port;
    const worker = spawn();
    const port = createPagePort(worker);
    port.listen(receive);
    if (debug) port.debug();
    worker.addEventListener('error', (event) => {
      lose(() => stopped(event.message));
    });
    connection = { worker, port };
    return port;
  };

  /** After a crash: connects again and repeats what set the lost worker's state. What fails is forgotten. */
  const restore = async () => {
    crashed = false;
    try {
      for (const one of remembered) {
        await one.repeat().catch((error: unknown) => {
          if (!crashed) remembered = remembered.filter((other) => other !== one);
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
            // A report that was on its way when the call was cancelled would undo the cancelling on the page.
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
    const state = stateSetBy(name, params);
    if (state === null) return;
    const replaced = (other: string) => other === state || other.startsWith(`${state}/`);
    remembered = [
      ...remembered.filter((one) => !replaced(one.state)),
      { state, repeat: () => send(name, params, {}) },
    ];
  };

  /** Sends at once where nothing is to be restored before. */
  const sendRestored: typeof send = (name, params, options) => {
    if (crashed) restoring = restore();
    return restoring ? restoring.then(() => send(name, params, options)) : send(name, params, options);
  };

  return {
    async call(name, params, options = {}) {
      const result = await sendRestored(name, params, options).catch((error: unknown) => {
        // What another call brought down.
        if (!(error instanceof Error && lost.has(error) && readsOnly(name))) throw error;
        return sendRestored(name, params, options);
      });
      remember(name, params);
      return result;
    },
    dispose: () => hangUp(aborted),
  };
}

const tooSlow = (seconds: number) =>
  new ModelError(message('worker.tokenizer.endless', { seconds }), message('worker.tokenizer.endless.next'));

/** @param error what the browser says of it; empty where it says nothing */
const stopped = (error: string) =>
  new DeviceError(
    error ? message('worker.crashed.because', { error }) : message('worker.crashed'),
    message('worker.crashed.next'),
    { kept: message('worker.kept') },
  );
