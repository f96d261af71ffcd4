/** The real trainer: spawns the worker, matches answers to requests, and spawns anew after a crash. */

import { DeviceError, ProblemError } from '../core/errors';
import type { AnswerOf, CallName, WorkerMessage } from '../protocol/messages';
import { createPagePort, type Endpoint, type PagePort } from '../protocol/port';
import type { Trainer } from './trainer';

/** What the trainer needs of a worker: a Worker, or a stand-in. */
export interface WorkerLike extends Endpoint {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

interface Pending {
  readonly answer: (answer: AnswerOf<CallName>) => void;
  readonly fail: (error: Error) => void;
}

const answers = <N extends CallName>(
  answer: AnswerOf<CallName>,
  name: N,
): answer is AnswerOf<CallName> & AnswerOf<N> => answer.name === name;

const aborted = () => new DOMException('The call was cancelled.', 'AbortError');

/**
 * @param spawn makes a worker; called at the first request, and again at the first one after a crash
 * @param onCrash told once per crash, after every pending call has been rejected with a DeviceError: what the
 *   worker held (data, model, run) is gone
 */
export function createWorkerTrainer(spawn: () => WorkerLike, onCrash: () => void = () => {}): Trainer {
  const pending = new Map<number, Pending>();
  let connection: { worker: WorkerLike; port: PagePort } | null = null;
  let lastId = 0;

  const receive = (message: WorkerMessage) => {
    if (message.kind === 'ready') return;
    const call = pending.get(message.id);
    if (!call) return;
    if (message.kind !== 'report') pending.delete(message.id);
    if (message.kind === 'problem') call.fail(new ProblemError(message.problem));
    else if (message.kind === 'aborted') call.fail(aborted());
    else call.answer(message);
  };

  const hangUp = (error: () => Error) => {
    connection?.worker.terminate();
    connection = null;
    const calls = [...pending.values()];
    pending.clear();
    for (const call of calls) call.fail(error());
  };

  const connect = () => {
    if (connection) return connection.port;
    const worker = spawn();
    const port = createPagePort(worker);
    port.listen(receive);
    worker.addEventListener('error', (event) => {
      hangUp(
        () =>
          new DeviceError(
            `The worker that trains has stopped${event.message ? `: ${event.message}` : '.'}`,
            'Press the button again: a new worker starts and reads your file anew.',
            { kept: 'Your file, settings and the charts so far are kept.' },
          ),
      );
      onCrash();
    });
    connection = { worker, port };
    return port;
  };

  return {
    call(name, params, { signal, onReport } = {}) {
      if (signal?.aborted) return Promise.reject(aborted());
      const port = connect();
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const cancel = () => port.cancel(id);
        const settle = () => signal?.removeEventListener('abort', cancel);
        signal?.addEventListener('abort', cancel);
        pending.set(id, {
          answer(answer) {
            if (!answers(answer, name)) return;
            if (answer.kind === 'report') {
              onReport?.(answer.value);
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
        port.request(id, name, params);
      });
    },
    dispose: () => hangUp(aborted),
  };
}
