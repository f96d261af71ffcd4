/** The one place that touches postMessage. */

import type { CallName, Calls } from './calls';
import type { PageMessage, WorkerMessage } from './messages';

/** Either end of the channel: a Worker seen from the page, or the worker's own global scope. */
export interface Endpoint {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** The page's end. */
export interface PagePort {
  request<N extends CallName>(id: number, name: N, params: Calls[N]['params']): void;
  cancel(id: number): void;
  debug(): void;
  listen(listener: (message: WorkerMessage) => void): void;
}

/** The worker's end. */
export interface WorkerPort {
  report<N extends CallName>(id: number, name: N, value: Calls[N]['report']): void;
  result<N extends CallName>(id: number, name: N, value: Calls[N]['result']): void;
  say(message: Exclude<WorkerMessage, { name: CallName }>): void;
  listen(listener: (message: PageMessage) => void): void;
}

export function createPagePort(worker: Endpoint): PagePort {
  return {
    request: (id, name, params) => worker.postMessage({ kind: 'request', id, name, params }),
    cancel: (id) => worker.postMessage({ kind: 'cancel', id }),
    debug: () => worker.postMessage({ kind: 'debug' }),
    listen: (listener) => worker.addEventListener('message', (event) => listener(event.data)),
  };
}

export function createWorkerPort(scope: Endpoint): WorkerPort {
  return {
    report: (id, name, value) => scope.postMessage({ kind: 'report', id, name, value }),
    result: (id, name, value) => scope.postMessage({ kind: 'result', id, name, value }),
    say: (message) => scope.postMessage(message),
    listen: (listener) => scope.addEventListener('message', (event) => listener(event.data)),
  };
}

/** The one message to a thread that computes with the worker. */
export interface HelperMessage {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  /** Where in the memory the calls are written. */
  readonly control: number;
  readonly index: number;
}

/** The worker's end towards such a thread, which answers once, when it is ready. */
export const createLeaderPort = (helper: Endpoint) => ({
  start: (message: HelperMessage) => helper.postMessage(message),
  listen: (ready: () => void) => helper.addEventListener('message', () => ready()),
});

/** The thread's end. */
export const createHelperPort = (scope: Endpoint) => ({
  ready: () => scope.postMessage('ready'),
  listen: (listener: (message: HelperMessage) => void) =>
    scope.addEventListener('message', (event) => listener(event.data)),
});

/** Either end of the channel between the worker and a thread that answers its requests one by one. */
export const createThreadPort = <Sent, Received>(endpoint: Endpoint) => ({
  send: (message: Sent, transfer: Transferable[] = []) => endpoint.postMessage(message, transfer),
  listen: (listener: (message: Received) => void) =>
    endpoint.addEventListener('message', (event) => listener(event.data)),
});
