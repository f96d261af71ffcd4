/** `npm run compare`: arguments in, a table out. What is being done goes to standard error, so that the table can be piped. */

import { comparedCsv, comparedJson } from '../../core/baseModels/table';
import { toProblem } from '../../core/errors';
import { embeddingSimilarity } from '../../core/evaluators/embeddingSimilarity';
import { renderEnglish } from '../../messages/english';
import { message, type Message } from '../../messages/message';
import { exitCodes } from '../exitCodes';
import { UsageError } from '../options';
import { terminalReporter } from '../terminal';
import { compare, type Compared, type RankedModel } from './compare';
import { parseCompareOptions, type CompareOptions } from './options';

/** @param root the project's folder. @returns the exit code */
export async function compareCommand(args: readonly string[], root: string): Promise<number> {
  const { stderr } = process;
  const reporter = terminalReporter({
    write: (text) => void stderr.write(text),
    width: stderr.isTTY ? stderr.columns : 0,
  });
  const say = (text: Message) => reporter.event({ type: 'notice', text });
  let options: CompareOptions | null;
  try {
    options = parseCompareOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(error.what);
    say(message('cli.compare.more'));
    return exitCodes.usage;
  }
  if (!options) {
    process.stdout.write(renderEnglish(message('cli.compare.help')));
    return exitCodes.done;
  }
  try {
    process.stdout.write(tableOf(await compare(options, { root, report: reporter.event }), options.format));
    return exitCodes.done;
  } catch (error) {
    reporter.problem(toProblem(error));
    return exitCodes.failed;
  }
}

function tableOf({ metric, models }: Compared, format: CompareOptions['format']): string {
  switch (format) {
    case 'json':
      return comparedJson(metric.name, models);
    case 'csv':
      return [...comparedCsv(metric.name, models)].join('');
    case 'text': {
      const rows = models.map((model) => rowOf(model, metric.name));
      return `${renderEnglish(message('cli.compare.table', { metric: metric.label, rows }))}\n`;
    }
  }
}

const rowOf = ({ name, onnx, estimate, difference, answer, ...facts }: RankedModel, metric: string) => ({
  name,
  evaluationOnly: onnx !== null,
  estimate,
  spearman: metric === embeddingSimilarity.primary ? null : facts.spearman,
  difference,
  answer,
  secondsPerThousand: facts.secondsPerThousand,
  bytes: facts.bytes,
  dimensions: facts.dimensions,
  maxSeqLength: facts.maxSeqLength,
  unknown: facts.unknown,
});
