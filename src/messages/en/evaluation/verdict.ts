/** Messages on the verdict: whether a run's model is better than the base, how sure that is, and what would help. */

import { count, plural, rounded, roundedChange } from '../../format';
import { and } from '../words';

type Interval = { readonly low: number; readonly high: number };

type Unit = 'pairs' | 'triplets' | 'queries';

const units = (n: number, unit: Unit) =>
  unit === 'queries'
    ? plural(n, 'query', 'queries')
    : plural(n, unit === 'pairs' ? 'evaluation pair' : 'evaluation triplet');

/** "95 % 0.17 … 0.58" */
const range = ({ low, high }: Interval, digits: number) =>
  `95 % ${rounded(low, digits)} … ${rounded(high, digits)}`;

const answers = {
  better: 'Better than the base:',
  close: 'Too close to call:',
  worse: 'Worse than the base:',
};

export const verdictMessages = {
  'evaluation.verdict.progress': 'Comparing with the base model',
  'evaluation.verdict.compared': (of: {
    answer: 'better' | 'close' | 'worse';
    metric: string;
    before: number;
    after: number;
    interval: Interval;
    digits: number;
  }) =>
    `${answers[of.answer]} ${of.metric} ${rounded(of.before, of.digits)} → ${rounded(of.after, of.digits)}, ${roundedChange(of.after - of.before, of.digits)} (95 % ${roundedChange(of.interval.low, of.digits)} … ${roundedChange(of.interval.high, of.digits)}).`,
  'evaluation.verdict.noInterval': (of: { metric: string; before: number; after: number; digits: number }) =>
    `Too close to call: ${of.metric} ${rounded(of.before, of.digits)} → ${rounded(of.after, of.digits)}, but these rows do not allow an interval.`,
  'evaluation.verdict.undefined': ({ metric }: { metric: string }) =>
    `Too close to call: ${metric} is undefined on these evaluation rows.`,
  'evaluation.verdict.base': (of: {
    metric: string;
    value: number;
    interval: Interval | null;
    digits: number;
  }) =>
    `Base model: ${of.metric} ${rounded(of.value, of.digits)}${of.interval ? ` (${range(of.interval, of.digits)})` : ''}.`,
  'evaluation.verdict.baseUndefined': ({ metric }: { metric: string }) =>
    `Base model: ${metric} is undefined on these evaluation rows.`,

  'evaluation.verdict.keptStep': ({ step }: { step: number }) => `Kept: step ${count(step)}.`,
  'evaluation.verdict.keptBase': ({ step }: { step: number }) =>
    `Kept: the base model (step 0), because no checkpoint beat it; the best of them was step ${count(step)}.`,
  'evaluation.verdict.keptWorse': ({ step }: { step: number }) =>
    `Kept: step ${count(step)}, because "Load best checkpoint at end" is off; with it the base model would be kept.`,

  'evaluation.verdict.units': (of: { units: number; unit: Unit; clusters: number; resamples: number }) =>
    `${units(of.units, of.unit)}${of.clusters < of.units ? ` in ${plural(of.clusters, 'group')} that ${of.clusters === 1 ? 'shares' : 'share'} sentences` : ''}, resampled ${plural(of.resamples, 'time')}.`,
  'evaluation.verdict.unitsOnly': ({ units: n, unit }: { units: number; unit: Unit }) => `${units(n, unit)}.`,
  'evaluation.verdict.crossed': ({ by }: { by: 'first' | 'second' | 'rows' }) =>
    `Shared sentences connect nearly all rows, so only ${by === 'rows' ? 'single rows' : `rows with the same ${by} sentence`} are resampled together; the interval may be too narrow.`,
  'evaluation.verdict.fewer': ({ resamples, full }: { resamples: number; full: number }) =>
    `Resampled ${plural(resamples, 'time')} instead of ${count(full)}, because there are many rows or the run was stopped.`,
  'evaluation.verdict.undefinedResamples': (of: { undefined: number; resamples: number }) =>
    `${count(of.undefined)} of ${plural(of.resamples, 'resample')} ${of.undefined === 1 ? 'is' : 'are'} left out, because the metric is undefined there.`,
  'evaluation.verdict.selected':
    'The checkpoint was selected on the same rows: the low end of the interval allows for that (White 2000), the value does not; an evaluation file that no run was selected on shows by how much.',
  'evaluation.verdict.method':
    'Paired cluster bootstrap, expanded percentile interval (Efron and Tibshirani 1993; Hesterberg 2015).',

  'evaluation.verdict.moreRows': ({ needed, unit }: { needed: number; unit: Unit }) =>
    `About ${units(needed, unit)} would settle a difference of this size: hold out more rows, or open an evaluation file.`,
  'evaluation.verdict.tooSmall':
    'The difference is small compared with its interval: other settings or more training rows are more likely to help than more evaluation rows.',
  'evaluation.verdict.same': ({ metric }: { metric: string }) =>
    `${metric} is the same for both models on every resample: these rows cannot tell them apart. Hold out more rows, or open an evaluation file with pairs that the base model gets wrong.`,
  'evaluation.verdict.wide':
    'With so few rows the interval is wide: hold out more rows or open an evaluation file; runs with other seeds show how much chance there is in training.',
  'evaluation.verdict.noValue':
    'Hold out more rows, with different labels among them, or open an evaluation file.',

  'evaluation.verdict.threshold': (of: {
    threshold: number;
    chosenOn: number;
    pairs: number;
    precision: number | null;
    recall: number;
    f1: number;
    interval: Interval | null;
    digits: number;
  }) =>
    `At threshold ${rounded(of.threshold, of.digits)}, chosen on ${plural(of.chosenOn, 'pair')}, the other ${count(of.pairs)} have ${and(
      [
        ...(of.precision === null ? [] : [`precision ${rounded(of.precision, of.digits)}`]),
        `recall ${rounded(of.recall, of.digits)}`,
        `F1 ${rounded(of.f1, of.digits)}${of.interval ? ` (${range(of.interval, of.digits)})` : ''}`,
      ],
    )}.`,
};
