/** The words at the charts. */

import { count, hundredths, score, thresholdText } from '../../format';
import { and } from '../words';

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
  otherLosses: (runs: readonly string[]) =>
    `${and(runs)} ${runs.length === 1 ? 'has another loss' : 'have other losses'}, on another scale, and ${runs.length === 1 ? 'is' : 'are'} left out here.`,
  lossDescription: 'Training loss by step, raw and smoothed.',
  lossNow: (smoothed: number | null) => `Loss ${score(smoothed)} (smoothed)`,
  raw: 'raw',
  smoothedName: 'smoothed',
  smoothed: (factor: number) => `smoothed (${factor})`,
  spearman: 'Spearman',
  spearmanGood: 'Good: the dots rise above the dashed line of the base model and stay there.',
  otherRows: (runs: readonly string[]) =>
    `${and(runs)} ${runs.length === 1 ? 'was' : 'were'} evaluated on other rows.`,
  spearmanDescription:
    'Spearman correlation on the held-out pairs by step, with the base model as a dashed line.',
  best: (value: number, step: number) => `Best ${score(value)} at step ${count(step)}`,
  /** Of a run that has ended: the best checkpoint, and the one that is the model now, if that is another. */
  bestIsFinal: (value: number, step: number) => `Best ${score(value)} at step ${count(step)} (downloaded)`,
  bestAndFinal: (value: number, step: number, final: number | null) =>
    `Best ${score(value)} at step ${count(step)}; final ${score(final)} (downloaded)`,
  baseIsBest: (base: number) => `No checkpoint has beaten the base model yet (${score(base)}).`,
  baseWasBest: (base: number) => `No checkpoint beat the base model (${score(base)}).`,
  baseModel: 'base model',
  undefinedSpearman:
    'Spearman is undefined here: the labels of the held-out pairs, or their cosines, are all equal.',
  ceiling: (value: number) => `Maximum attainable Spearman with these labels: ${score(value)} (ties).`,
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
  atThreshold: (
    threshold: number,
    quality: {
      readonly precision: number | null;
      readonly recall: number | null;
      readonly f1: number;
      readonly accuracy: number;
    },
  ) =>
    `At threshold ${thresholdText(threshold)}: precision ${score(quality.precision)}, recall ${score(quality.recall)}, F1 ${score(quality.f1)}, accuracy ${score(quality.accuracy)}`,
  step: 'Step',
  atStep: (step: number) => `Step ${count(step)}`,
};
