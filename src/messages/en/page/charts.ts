/** The words at the charts. */

import { count, hundredths, plural, rounded, score, shortLoss } from '../../format';
import { and } from '../words';

const orDash = (value: number | null, digits: number) => (value === null ? '–' : rounded(value, digits));

type Kind = 'score' | 'binary' | 'pairs' | 'triplets';
type Group = 'lower' | 'upper';

export interface Quality {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number;
  readonly accuracy: number;
}

/** Only scores and yes or no are labels: matching pairs and triplets have none. */
function groupName(kind: Kind, group: Group, split: number): string {
  if (kind === 'score') return `score ${group === 'lower' ? '<' : '≥'} ${hundredths(split)}`;
  return groupNames[kind][group];
}

const groupNames = {
  binary: { lower: 'no', upper: 'yes' },
  pairs: { lower: 'drawn negatives', upper: 'matching pairs' },
  triplets: { lower: 'negatives', upper: 'positives' },
} as const;

const cellNames = {
  rightYes: 'right yes',
  wrongYes: 'wrong yes',
  wrongNo: 'wrong no',
  rightNo: 'right no',
} as const;

function rangeText(model: 'base' | 'now', from: number | null, below: number | null): string | null {
  const of = model === 'base' ? 'base cosine' : 'cosine';
  if (from !== null && below !== null) return `${of} ${hundredths(from)} to ${hundredths(below)}`;
  if (from !== null) return `${of} ≥ ${hundredths(from)}`;
  return below === null ? null : `${of} < ${hundredths(below)}`;
}

export const chartWords = {
  /** In place of a chart that has nothing to draw. */
  empty: {
    before: 'Appears when the run starts.',
    firstStep: 'Appears with the first step.',
    firstEvaluation: 'Appears with the first evaluation.',
    noTraining: 'No training in this run.',
    noStep: 'The run ended before its first step.',
    noEvaluation: 'No evaluation in this run.',
  },
  /** On a phone, where one chart is shown at a time. */
  choices: { name: 'Chart', histogram: 'Cosines', spearman: 'Spearman', loss: 'Loss' },
  table: (title: string) => `${title}: values as a table`,
  tableOf: (title: string) => `${title}, values`,
  loss: 'Loss',
  lossGood: 'Good: the thick line falls, then levels off. If it climbs, lower the learning rate.',
  otherLosses: (runs: readonly string[]) =>
    `${and(runs)} ${runs.length === 1 ? 'has another loss' : 'have other losses'}, on another scale, and ${runs.length === 1 ? 'is' : 'are'} left out here.`,
  lossDescription: 'Training loss by step, raw and smoothed.',
  lossAxis: 'Training loss',
  lossNow: (smoothed: number | null, exact = false) =>
    `Loss ${exact ? score(smoothed) : shortLoss(smoothed)} (smoothed)`,
  raw: 'raw',
  smoothedName: 'smoothed',
  smoothed: (factor: number) => `smoothed (${factor})`,
  spearman: 'Spearman',
  spearmanGood: 'Good: the dots rise above the dashed line of the base model and stay there.',
  otherRows: (runs: readonly string[]) =>
    `${and(runs)} ${runs.length === 1 ? 'was' : 'were'} evaluated on other rows.`,
  spearmanDescription:
    'Spearman correlation on the held-out pairs by step, with the base model as a dashed line.',
  /** @param digits decimals: two on the page, four in a title; the same for those that follow */
  best: (value: number, step: number, digits: number) =>
    `Best ${rounded(value, digits)} at step ${count(step)}`,
  /** Of a run that has ended: the best checkpoint, and the one that is the model now, if that is another. */
  bestIsFinal: (value: number, step: number, digits: number) =>
    `Best ${rounded(value, digits)} at step ${count(step)} (downloaded)`,
  bestAndFinal: (value: number, step: number, final: number | null, digits: number) =>
    `Best ${rounded(value, digits)} at step ${count(step)}; final ${orDash(final, digits)} (downloaded)`,
  baseIsBest: (base: number, digits: number) =>
    `No checkpoint has beaten the base model yet (${rounded(base, digits)}).`,
  baseWasBest: (base: number, digits: number) =>
    `No checkpoint beat the base model (${rounded(base, digits)}).`,
  baseModel: 'base model',
  undefinedSpearman:
    'Spearman is undefined here: the labels of the held-out pairs, or their cosines, are all equal.',
  ceiling: (value: number) => `Maximum attainable Spearman with these labels: ${rounded(value, 3)} (ties).`,
  histogram: 'Similarity histogram',
  histogramGood:
    'Good: the two distributions separate, dissimilar pairs to the left and similar ones to the right.',
  histogramDescription:
    'Distribution of the cosines of the held-out pairs, for dissimilar and similar pairs.',
  group: groupName,
  /** In the legend. */
  groupSize: (kind: Kind, group: Group, split: number, pairs: number) =>
    `${groupName(kind, group, split)}${kind === 'binary' ? `, label ${group === 'lower' ? 0 : 1}` : ''} (n = ${count(pairs)})`,
  bar: (group: string, from: number, to: number, pairs: number) =>
    `${group}, cosine ${hundredths(from)}${from < 1 ? ` to ${hundredths(to)}` : ''}: ${plural(pairs, 'pair')}`,
  /** A filter of the evaluation pairs; null: no group, no limit. */
  filter: (group: string | null, model: 'base' | 'now', from: number | null, below: number | null) =>
    [group, rangeText(model, from, below)].filter((part) => part !== null).join(', ') || 'all pairs',
  histogramHeads: {
    from: 'Cosine from',
    to: 'to',
    lower: 'Dissimilar pairs',
    upper: 'Similar pairs',
  },
  when: 'Model shown',
  moments: { base: 'Base', now: 'Now', both: 'Both' },
  bins: { name: 'Bins', rows: 'By rows', tenths: 'int(10·cos)' },
  box: {
    name: 'At the threshold',
    at: (threshold: string) => `At ${threshold}`,
    best: (pairs: number) => `best F1 of ${plural(pairs, 'pair')}`,
    toBest: 'Back to best F1',
    precision: 'Precision',
    recall: 'Recall',
    f1: 'F1',
    accuracy: 'Accuracy',
    counts: 'Pairs by prediction',
    cell: (pairs: number, cell: 'rightYes' | 'wrongYes' | 'wrongNo' | 'rightNo') =>
      `${count(pairs)} ${cellNames[cell]}`,
    goal: 'Precision ≥',
    goalRange: 'A number above 0, at most 1',
    reached: (threshold: number, recall: number, digits: number) =>
      `Threshold ${rounded(threshold, digits)}, recall ${rounded(recall, digits)}`,
    unreached: 'No threshold reaches it on these pairs.',
    use: 'Use it',
  },
  scale: 'Vertical scale',
  density: 'Density',
  counts: 'Counts',
  threshold: 'Threshold',
  thresholdHead: ({ precision, recall, f1 }: Quality) =>
    `P ${orDash(precision, 2)} · R ${orDash(recall, 2)} · F1 ${rounded(f1, 2)}`,
  split: 'Positive if score ≥',
  splitHelp: 'Pairs with at least this score (0 to 1) count as similar.',
  cosineAxis: 'Cosine',
  countsAxis: 'Pairs',
  atThreshold: (threshold: number, { precision, recall, f1, accuracy }: Quality, digits: number) =>
    `At threshold ${rounded(threshold, digits)}: precision ${orDash(precision, digits)}, recall ${orDash(recall, digits)}, F1 ${rounded(f1, digits)}, accuracy ${rounded(accuracy, digits)}`,
  step: 'Step',
  atStep: (step: number) => `Step ${count(step)}`,
};
