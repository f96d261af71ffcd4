/** What went wrong, kept beside its section until it is dismissed, tried again, or no longer true. */

import { logError } from '../../client/log';
import { debugText, type Message } from '../../messages/message';
import { isAbort, type Problem, toProblem } from '../../core/errors';
import type { ProblemsSlice } from '../shapes/window';
import type { Problems } from '../stages';
import type { Slice } from './slice';

export const createProblemsSlice: Slice<ProblemsSlice> = () => (set, get) => ({
  problems: {},
  report(section, error) {
    if (isAbort(error)) return;
    logError(error);
    const problem = toProblem(error);
    set(({ problems }) => ({ problems: { ...without(problems, problem), [section]: problem } }));
    // The refused file goes with the problem that is about it.
    if (section === 'data') get().forgetRefused();
  },
  dismissProblem(section, kind) {
    const { [section]: gone, ...rest } = get().problems;
    if (!gone || (kind ?? gone.kind) !== gone.kind) return;
    set({ problems: rest });
    if (section === 'data') get().forgetRefused();
  },
});

const without = (problems: Problems, { what }: Problem): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([, other]) => !isSame(other.what, what)));

const isSame = (a: Message, b: Message) => debugText(a) === debugText(b);
