/** Errors outside any call: without this the page would take them for a crash of the worker, or not hear of them. */

import { isAbort, toProblem, type Problem } from '../core/errors';

interface Scope {
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  addEventListener(type: 'unhandledrejection', listener: (event: PromiseRejectionEvent) => void): void;
}

/** Tells of every uncaught error and unhandled rejection. The worker and its model live on. */
export function watchFaults(scope: Scope, tell: (problem: Problem) => void): void {
  scope.addEventListener('error', (event) => {
    event.preventDefault();
    tell(toProblem(event.error ?? located(event)));
  });
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    if (!isAbort(event.reason)) tell(toProblem(event.reason));
  });
}

/** A thread's error comes as words and a place. */
function located({ message, filename, lineno, colno }: ErrorEvent): Error {
  const error = new Error(message);
  error.stack = `Error: ${message}\n    at ${filename}:${lineno}:${colno}`;
  return error;
}
