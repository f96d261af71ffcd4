/** The words at the charts. */

import { count, hundredths, rounded, score, shortLoss } from '../../format';

const orDash = (value: number | null, digits: number) => (value === null ? '–' : rounded(value, digits));

export const chartWords = {
  /** In place of a chart that has nothing to draw. */
  empty: {
    before: 'Appears when the run starts.',
    firstStep: 'Appears with the first step.',
    firstEvaluation: 'Appears with the first evaluation.',
    noTraining: 'No training in this run.',
    noEvaluation: 'No evaluation in this run.',
  },
  table: (title: string) => `${title}: values as a table`,
  tableOf: (title: string) => `${title}, values`,
  loss: 'Loss',
  lossGood: 'Good: the thick line falls, then levels off. If it climbs, lower the learning rate.',
  lossDescription: 'Training loss by step, raw and smoothed.',
  lossAxis: 'Training loss',
  lossNow: (smoothed: number | null, exact = false) =>
    `Loss ${exact ? score(smoothed) : shortLoss(smoothed)} (smoothed)`,
  raw: 'raw',
  smoothedName: 'smoothed',
  smoothed: (factor: number) => `smoothed (${factor})`,
  spearman: 'Spearman',
  spearmanGood: 'Good: the dots rise above the dashed line of the base model and stay there.',
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
  /** The pairs below the split, or with label 0 where the labels are 0 and 1. */
  lower: (split: number | null, pairs: number) =>
    `${split === null ? 'label 0' : `scores below ${hundredths(split)}`} (n = ${count(pairs)})`,
  upper: (split: number | null, pairs: number) =>
    `${split === null ? 'label 1' : `scores ≥ ${hundredths(split)}`} (n = ${count(pairs)})`,
  histogramHeads: { from: 'Cosine from', lower: 'Dissimilar pairs', upper: 'Similar pairs' },
  when: 'Model shown',
  before: 'Before',
  after: 'After',
  scale: 'Vertical scale',
  density: 'Density',
  counts: 'Counts',
  threshold: 'Threshold',
  thresholdHelp: 'Pairs at or above this cosine are predicted similar. The arrow keys move it.',
  split: 'Positive if score ≥',
  splitHelp: 'Pairs with at least this score (0 to 1) count as similar.',
  cosineAxis: 'Cosine',
  countsAxis: 'Pairs',
  atThreshold: (
    threshold: number,
    {
      precision,
      recall,
      f1,
      accuracy,
    }: {
      readonly precision: number | null;
      readonly recall: number | null;
      readonly f1: number;
      readonly accuracy: number;
    },
    digits: number,
  ) =>
    `At threshold ${rounded(threshold, digits)}: precision ${orDash(precision, digits)}, recall ${orDash(recall, digits)}, F1 ${rounded(f1, digits)}, accuracy ${rounded(accuracy, digits)}`,
  step: 'Step',
  atStep: (step: number) => `Step ${count(step)}`,
};
