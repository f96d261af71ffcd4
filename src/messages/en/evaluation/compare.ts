/** Messages on the comparison of runs: row by row, and over seeds. */

import { plural, rounded, roundedChange } from '../../format';
import { and, quoted } from '../words';

type Pair = { readonly metric: string; readonly first: string; readonly second: string };

type Spread = { readonly mean: number; readonly deviation: number };

const answerOf = ({ first, second }: Pair) => ({
  better: `${first} is better`,
  close: 'too close to call',
  worse: `${second} is better`,
});

export const compareMessages = {
  'evaluation.compare.progress': 'Comparing two runs',
  'evaluation.compare.models': 'Comparing the models',
  /** The first less the second. */
  'evaluation.compare.difference': (
    of: Pair & {
      value: number;
      interval: { readonly low: number; readonly high: number };
      answer: 'better' | 'close' | 'worse';
      digits: number;
    },
  ) =>
    `${of.metric} ${of.first} − ${of.second}: ${roundedChange(of.value, of.digits)} (95 % ${roundedChange(of.interval.low, of.digits)} … ${roundedChange(of.interval.high, of.digits)}): ${answerOf(of)[of.answer]}.`,
  'evaluation.compare.noInterval': (of: Pair & { value: number; digits: number }) =>
    `${of.metric} ${of.first} − ${of.second}: ${roundedChange(of.value, of.digits)}, but these rows do not allow an interval: too close to call.`,
  'evaluation.compare.undefined': ({ metric, first, second }: Pair) =>
    `${first} and ${second} cannot be compared: ${metric} is undefined on these evaluation rows.`,

  'evaluation.compare.unevaluated': ({ run }: { run: string }) =>
    `${run} has no evaluation to compare: it has not reached one, or ended before it.`,
  'evaluation.compare.otherFile': (of: { first: string; second: string }) =>
    of.first === of.second
      ? `They were evaluated on different files, both named ${quoted(of.first)}, so they cannot be compared row by row.`
      : `They were evaluated on different files, ${quoted(of.first)} and ${quoted(of.second)}, so they cannot be compared row by row.`,
  'evaluation.compare.otherMapping': ({ file }: { file: string }) =>
    `The columns of ${quoted(file)} were understood differently in these runs, so they cannot be compared row by row.`,
  'evaluation.compare.otherSeed':
    'They held out different rows, because their seeds differ, so they cannot be compared row by row. With an evaluation file all runs are evaluated on the same rows.',
  'evaluation.compare.otherRows':
    'They were evaluated on different rows of the file, so they cannot be compared row by row. With an evaluation file all runs are evaluated on the same rows.',
  'evaluation.compare.notOpen': ({ file }: { file: string }) =>
    `Open ${quoted(file)} again to compare them row by row: the sentences are read from it.`,
  'evaluation.compare.otherColumns': ({ file }: { file: string }) =>
    `The columns of ${quoted(file)} are understood differently now than in these runs: change them back to compare the runs row by row.`,
  'evaluation.compare.fileOpen': ({ file }: { file: string }) =>
    `These runs held out rows of ${quoted(file)}: remove the evaluation file to compare them row by row.`,

  'evaluation.compare.seeds': (of: {
    metric: string;
    runs: readonly string[];
    value: Spread;
    change: Spread | null;
    otherRows: boolean;
    digits: number;
  }) =>
    `${plural(of.runs.length, 'seed')} (${and(of.runs)}): ${of.metric} ${rounded(of.value.mean, of.digits)} ± ${rounded(of.value.deviation, of.digits)}${of.change ? `, change ${roundedChange(of.change.mean, of.digits)} ± ${rounded(of.change.deviation, of.digits)}` : ''} (mean ± s.d.).${of.otherRows ? ' Each seed also held out other rows, which adds to the spread.' : ''}`,
};
