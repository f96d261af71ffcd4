/** The console, where developers look for what a person is not shown: the stacks of unexpected errors. */

/* eslint-disable no-console */

import { causeOf, ProblemError } from '../core/errors';

const logged = new WeakSet<Error>();

/** Logs an unexpected error, or what an expected one came from; an error once, however often it is passed on. */
export function logError(error: unknown): void {
  if (error instanceof Error) {
    if (logged.has(error)) return;
    logged.add(error);
  }
  if (!(error instanceof ProblemError)) return console.error(error);
  const { stack } = error.problem;
  if (stack !== undefined) return console.error(thrown(stack));
  const cause = causeOf(error);
  // No fault of the page: a file that cannot be read, a host that cannot be reached.
  if (cause !== null) console.warn(`${error.name}, caused by`, thrown(cause));
}

/** An error with a given stack: consoles map its lines to the sources, as if it had been thrown here. */
function thrown(stack: string): Error {
  // Chromium puts name and message in the place of the stack's first line.
  const [, name = 'Error', text = stack.split('\n')[0]] = /^(\w+): (.*)/.exec(stack) ?? [];
  return Object.assign(new Error(text), { name, stack });
}
