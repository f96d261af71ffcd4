/** What went wrong, kept beside its section until it is dismissed, tried again, or what it speaks of is replaced. */

import { logError } from '../client/log';
import { isAbort, type Problem, type ProblemKind, toProblem } from '../core/errors';
import type { Slice } from './slice';
import type { SectionName, Problems } from './stages';

export interface ProblemsSlice {
  readonly problems: Problems;
  /** Shows an error, once: the same one in another place goes. An abort is no problem and is not shown. */
  report(section: SectionName, error: unknown): void;
  /** @param kind dismisses only a problem of this kind; absent: any */
  dismissProblem(section: SectionName, kind?: ProblemKind): void;
}

// The refused file goes with the problem that speaks of it.
export const createProblemsSlice: Slice<ProblemsSlice> = () => (set) => ({
  problems: {},
  report(section, error) {
    if (isAbort(error)) return;
    logError(error);
    const problem = toProblem(error);
    set(({ problems, refused }) => ({
      problems: { ...without(problems, problem), [section]: problem },
      refused: section === 'data' ? null : refused,
    }));
  },
  dismissProblem(section, kind) {
    set(({ problems }) => {
      const { [section]: gone, ...rest } = problems;
      if (!gone || (kind ?? gone.kind) !== gone.kind) return {};
      return section === 'data' ? { problems: rest, refused: null } : { problems: rest };
    });
  },
});

const without = (problems: Problems, { what }: Problem): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([, other]) => other.what !== what));
