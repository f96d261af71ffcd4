/** What `--debug` adds, on standard error: what each step takes, and where an error came from. */

import { causeOf, ProblemError } from '../core/errors';
import { stepParts, type StepProfile } from '../core/run/stepProfile';
import { renderEnglish as say } from '../messages/english';
import { message } from '../messages/message';

type Write = (text: string) => void;

export const stepReporter =
  (write: Write) =>
  ({ step, ms, dispatches, memory }: StepProfile): void =>
    write(
      `${say(
        message('debug.step', {
          step,
          parts: stepParts.map((part) => ({ part, ms: ms[part] })),
          dispatches,
          ...memory,
        }),
      )}\n`,
    );

/** The stack of an unexpected error; with `debug` that of what an expected one came from too. */
export function writeStack(error: unknown, debug: boolean, write: Write): void {
  if (!(error instanceof ProblemError)) {
    if (error instanceof Error) write(`${error.stack ?? error.message}\n`);
    return;
  }
  const cause = debug ? causeOf(error) : null;
  if (cause !== null) write(`${cause}\n`);
}
