/**
 * What can go wrong, said for the person who reads it: what happened, what was kept, what to do next.
 * An error crosses the worker's border as a `Problem`, which is plain data.
 */

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
  readonly what: string;
  /** What was kept. One sentence. */
  readonly kept: string;
  /** What to do next. One sentence. */
  readonly next: string;
}

/** An error that carries its message for a person; subclasses only fix `kind`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.what} ${problem.next}`, options);
    this.name = problem.kind;
    this.problem = problem;
  }
}

const errorOf = (kind: ProblemKind, kept: string) =>
  class extends ProblemError {
    constructor(what: string, next: string, details: { kept?: string; cause?: unknown } = {}) {
      super({ kind, what, next, kept: details.kept ?? kept }, { cause: details.cause });
    }
  };

export class DataError extends errorOf('DataError', 'Nothing else on the page has changed.') {}
export class ModelError extends errorOf('ModelError', 'Your data and settings are kept.') {}
export class RecipeError extends errorOf('RecipeError', 'Your data and settings are kept.') {}
export class DeviceError extends errorOf('DeviceError', 'Your data and settings are kept.') {}
export class StorageError extends errorOf('StorageError', 'The run and its model are still in this tab.') {}
export class NetworkError extends errorOf('NetworkError', 'Your data and settings are kept.') {}

/** Any thrown value as a `Problem`; an unforeseen error keeps its own words. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const words = error instanceof Error ? error.message : String(error);
  return {
    kind: 'InternalError',
    what: `Something unforeseen went wrong: ${words}`,
    kept: 'Your data and settings are kept.',
    next: 'Try again; if it happens again, reload the page.',
  };
}

/** True for the error that an aborted call throws; it is no problem and is never shown. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
