/** What went wrong, kept beside its section until it is dismissed, tried again, or what it speaks of is replaced. */

import { isAbort, type Problem, type ProblemKind, toProblem } from '../core/errors';
import type { Slice } from './slice';
import type { Place, Problems } from './stages';

export interface ProblemsSlice {
  readonly problems: Problems;
  /** Shows an error, once: the same one in another place goes. An abort is no problem and is not shown. */
  report(place: Place, error: unknown): void;
  /** @param kind dismisses only a problem of this kind; absent: any */
  dismissProblem(place: Place, kind?: ProblemKind): void;
}

// The refused file goes with the problem that speaks of it.
export const createProblemsSlice: Slice<ProblemsSlice> = () => (set) => ({
  problems: {},
  report(place, error) {
    if (isAbort(error)) return;
    const problem = toProblem(error);
    set(({ problems, refused }) => ({
      problems: { ...without(problems, problem), [place]: problem },
      refused: place === 'data' ? null : refused,
    }));
  },
  dismissProblem(place, kind) {
    set(({ problems }) => {
      const { [place]: gone, ...rest } = problems;
      if (!gone || (kind ?? gone.kind) !== gone.kind) return {};
      return place === 'data' ? { problems: rest, refused: null } : { problems: rest };
    });
  },
});

const without = (problems: Problems, { what }: Problem): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([, other]) => other.what !== what));
