/** `npm run train`: arguments in, exit code out, and what Ctrl-C means in between. */

import { toProblem } from '../core/errors';
import { renderEnglish } from '../messages/english';
import { message } from '../messages/message';
import { stepReporter, writeStack } from './debug';
import { exitCodes } from './exitCodes';
import { jsonReporter } from './events';
import { help, parseOptions, UsageError } from './options';
import { terminalReporter } from './terminal';
import { train, writeBase } from './train';

/** npm forwards a terminal's Ctrl-C, so that one press may arrive twice: seconds within which it counts once. */
const onePress = 0.5;

/** @param root the project's folder */
export async function trainCommand(args: readonly string[], root: string): Promise<number> {
  let options: ReturnType<typeof parseOptions>;
  try {
    options = parseOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${renderEnglish(error.what)}\n${renderEnglish(message('cli.usage.more'))}\n`);
    return exitCodes.usage;
  }
  if (!options) {
    process.stdout.write(renderEnglish(help));
    return exitCodes.done;
  }

  const out = (text: string) => process.stdout.write(text);
  const err = (text: string) => process.stderr.write(text);
  const reporter = options.json
    ? jsonReporter(out)
    : terminalReporter({ write: out, width: process.stdout.isTTY ? process.stdout.columns : 0 });
  const stop = new AbortController();
  const hush = onInterrupt(() => {
    reporter.event({ type: 'notice', text: message('cli.interrupted') });
    stop.abort();
  });
  try {
    const onStep = options.debug ? stepReporter(err) : null;
    const means = { root, stop: stop.signal, say: reporter.event, onStep };
    await (options.baseOnly ? writeBase(options, means) : train(options, means));
    return stop.signal.aborted ? exitCodes.interrupted : exitCodes.done;
  } catch (error) {
    reporter.problem(toProblem(error));
    writeStack(error, options.debug, err);
    return exitCodes.failed;
  } finally {
    hush();
  }
}

/** Calls `first` on the first Ctrl-C and quits on the second. @returns what stops listening */
function onInterrupt(first: () => void): () => void {
  let pressed: number | null = null;
  const press = () => {
    const now = performance.now() / 1000;
    if (pressed === null) {
      pressed = now;
      first();
    } else if (now - pressed > onePress) {
      process.exit(exitCodes.interrupted);
    }
  };
  process.on('SIGINT', press);
  return () => process.off('SIGINT', press);
}
