/**
 * What can go wrong, said for the person who reads it: what happened, what was kept, what to do next.
 * An error crosses the worker's border as a `Problem`, which is plain data.
 */

import { debugText, message, type Message } from '../messages/message';

export type ProblemKind =
  | 'DataError'
  | 'ModelError'
  | 'RecipeError'
  | 'DeviceError'
  | 'StorageError'
  | 'NetworkError'
  | 'InternalError';

export interface Problem {
  readonly kind: ProblemKind;
  /** What happened, with the line, file or field. One sentence. */
  readonly what: Message;
  /** What was kept. One sentence. */
  readonly kept: Message;
  /** What to do next. One sentence. */
  readonly next: Message;
  /** Of an unexpected error alone: its stack and those of its causes, for a developer. */
  readonly stack?: string;
}

/** An error that carries its message for a person; subclasses only fix `kind`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${debugText(problem.what)} ${debugText(problem.next)}`, options);
    this.name = problem.kind;
    this.problem = problem;
  }
}

const errorOf = (kind: ProblemKind, kept: Message) =>
  class extends ProblemError {
    constructor(what: Message, next: Message, details: { kept?: Message; cause?: unknown } = {}) {
      super({ kind, what, next, kept: details.kept ?? kept }, { cause: details.cause });
    }
  };

const dataAndSettings = message('problem.kept.dataAndSettings');

export class DataError extends errorOf('DataError', message('problem.kept.page')) {}
export class ModelError extends errorOf('ModelError', dataAndSettings) {}
export class RecipeError extends errorOf('RecipeError', dataAndSettings) {}
export class DeviceError extends errorOf('DeviceError', dataAndSettings) {}
export class StorageError extends errorOf('StorageError', message('problem.kept.run')) {}
export class NetworkError extends errorOf('NetworkError', dataAndSettings) {}

/** Any thrown value as a `Problem`; an unexpected error keeps its own words. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    kind: 'InternalError',
    what: message('problem.unexpected', { error: error instanceof Error ? error.message : String(error) }),
    kept: dataAndSettings,
    next: message('problem.retry'),
    stack: stackOf(error),
  };
}

/** The stack of what an expected error came from; null where it had no cause, or one that is expected as well. */
export function causeOf(error: unknown): string | null {
  if (!(error instanceof ProblemError) || error.cause === undefined) return null;
  return error.cause instanceof ProblemError ? causeOf(error.cause) : stackOf(error.cause);
}

const mostCauses = 5;

/** An error's stack, and below it those of its causes. */
function stackOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message: text, stack = '', cause } = error;
  // Only V8's stacks begin with the message.
  const own = stack.includes(text) && stack !== '' ? stack : `${name}: ${text}\n${stack}`.trimEnd();
  if (cause === undefined || depth === mostCauses) return own;
  return `${own}\nCaused by: ${stackOf(cause, depth + 1)}`;
}

/** True for the error that an aborted call throws; it is no problem and is never shown. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
