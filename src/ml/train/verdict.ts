/** The end of a run: its verdict, as events, in slices between which its consumer may do other work. */

import { verdictOf, type VerdictInputs } from '../../core/statistics/verdict';
import type { RunEvent } from '../../core/run/events';
import { message } from '../../messages/message';

/** A stop that comes while it works ends it with what it has so far; a run that was stopped before has its verdict. */
export function* verdictEvents(
  inputs: Omit<VerdictInputs, 'enough'>,
  stop: AbortSignal,
): Generator<RunEvent, void, void> {
  const stoppedBefore = stop.aborted;
  const what = message('evaluation.verdict.progress');
  const work = verdictOf({ ...inputs, enough: () => stop.aborted && !stoppedBefore });
  for (;;) {
    const { done, value } = work.next();
    if (!done) {
      yield { type: 'progress', what, ...value };
      continue;
    }
    if (value) yield { type: 'verdict', verdict: value };
    return;
  }
}
