/** The words at the charts. */

import { count } from '../../messages/format';

export const chartWords = {
  empty: 'Appears when the run starts.',
  table: (title: string) => `${title}: values as a table`,
  tableOf: (title: string) => `${title}, values`,
  loss: 'Loss',
  lossGood:
    'Good: the thick line falls and then levels off. A line that climbs asks for a lower learning rate.',
  lossDescription: 'Training loss by step, raw and smoothed.',
  lossNow: (value: string) => `Smoothed now ${value}.`,
  raw: 'raw',
  smoothedName: 'smoothed',
  smoothed: (factor: number) => `smoothed (${factor})`,
  spearman: 'Spearman',
  spearmanGood: 'Good: the dots climb above the dashed line of the base model and stay there.',
  spearmanDescription:
    'Spearman correlation on the held-out pairs by step, with the base model as a dashed line.',
  best: (value: string, step: number) =>
    step === 0 ? `The base model’s ${value} is the best so far.` : `Best ${value} at step ${count(step)}.`,
  baseModel: 'base model',
  undefinedSpearman: 'Spearman is undefined here: the held-out labels, or the cosines, are all equal.',
  ceiling: (value: string) => `Tied labels cap Spearman: no model can reach more than ${value} here.`,
  histogram: 'Similarity histogram',
  histogramGood: 'Good: the two shapes part, unlike pairs to the left and similar ones to the right.',
  histogramDescription:
    'How the cosines of the held-out pairs are spread, for label 0 and for the other labels.',
  lower: (split: number | null, n: number) =>
    `${split === null ? 'label 0' : `scores below ${split.toFixed(2)}`} (n = ${count(n)})`,
  upper: (split: number | null, n: number) =>
    `${split === null ? 'label 1' : `scores from ${split.toFixed(2)}`} (n = ${count(n)})`,
  histogramHeads: ['Cosine from', 'Lower group', 'Upper group'],
  when: 'Histogram of the model',
  before: 'Before',
  after: 'After',
  scale: 'Histogram heights',
  density: 'Density',
  counts: 'Counts',
  threshold: 'Threshold',
  thresholdHelp: 'Cosines from here on are called similar. The arrow keys move it.',
  split: 'Similar from score',
  splitHelp: 'Pairs with at least this score, of 0 to 1, count as similar.',
  thresholdSays: (f1: string, accuracy: string) =>
    `Pairs at or above it called similar: F1 ${f1}, accuracy ${accuracy}.`,
  cosine: 'Cosine',
  step: 'Step',
} as const;
