/** What went wrong, kept beside the section where it happened until it is dismissed or tried again. */

import { isAbort, toProblem } from '../core/errors';
import type { Slice } from './slice';
import type { Place, Problems } from './stages';

export interface ProblemsSlice {
  readonly problems: Problems;
  /** Shows an error; an abort is no problem and is not shown. */
  report(place: Place, error: unknown): void;
  dismissProblem(place: Place): void;
}

export const createProblemsSlice: Slice<ProblemsSlice> = () => (set) => ({
  problems: {},
  report(place, error) {
    if (isAbort(error)) return;
    set(({ problems }) => ({ problems: { ...problems, [place]: toProblem(error) } }));
  },
  dismissProblem(place) {
    set(({ problems }) => {
      const { [place]: gone, ...rest } = problems;
      return gone ? { problems: rest } : {};
    });
  },
});
