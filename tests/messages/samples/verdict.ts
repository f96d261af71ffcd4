import type { Samples } from './types';

const interval = { low: 0.0912, high: 0.5349 };
const numbers = { metric: 'Spearman', before: 0.0811, after: 0.4004, digits: 2 };

export const verdictSamples = {
  'evaluation.verdict.compared': [
    { answer: 'better', ...numbers, interval },
    { answer: 'better', ...numbers, interval, digits: 4 },
    { answer: 'close', ...numbers, after: 0.0807, interval: { low: -0.0512, high: 0.0101 } },
    { answer: 'worse', ...numbers, after: -0.0443, interval: { low: -0.2, high: -0.02 } },
  ],
  'evaluation.verdict.noInterval': [numbers],
  'evaluation.verdict.undefined': [{ metric: 'Spearman' }],
  'evaluation.verdict.base': [
    { metric: 'NDCG@10', value: 0.4094, interval: { low: 0.17, high: 0.58 }, digits: 2 },
    { metric: 'Spearman', value: -0.0443, interval: null, digits: 4 },
  ],
  'evaluation.verdict.baseUndefined': [{ metric: 'Spearman' }],
  'evaluation.verdict.keptStep': [{ step: 1 }, { step: 1120 }],
  'evaluation.verdict.keptBase': [{ step: 84 }],
  'evaluation.verdict.keptWorse': [{ step: 120 }],
  'evaluation.verdict.units': [
    { units: 70, unit: 'pairs', clusters: 70, resamples: 10_000 },
    { units: 70, unit: 'triplets', clusters: 52, resamples: 10_000 },
    { units: 12, unit: 'queries', clusters: 1, resamples: 1 },
  ],
  'evaluation.verdict.unitsOnly': [
    { units: 1, unit: 'pairs' },
    { units: 1, unit: 'queries' },
    { units: 70, unit: 'triplets' },
  ],
  'evaluation.verdict.crossed': [{ by: 'first' }, { by: 'second' }, { by: 'rows' }],
  'evaluation.verdict.fewer': [{ resamples: 1500, full: 10_000 }],
  'evaluation.verdict.undefinedResamples': [
    { undefined: 1, resamples: 10_000 },
    { undefined: 2100, resamples: 10_000 },
  ],
  'evaluation.verdict.same': [{ metric: 'Spearman' }],
  'evaluation.verdict.moreRows': [
    { needed: 310, unit: 'pairs' },
    { needed: 1200, unit: 'queries' },
  ],
  'evaluation.verdict.threshold': [
    {
      threshold: 0.7812,
      chosenOn: 35,
      pairs: 35,
      precision: 0.68,
      recall: 0.8,
      f1: 0.7351,
      interval: { low: 0.6, high: 0.85 },
      digits: 2,
    },
    {
      threshold: 0.7812,
      chosenOn: 1,
      pairs: 2,
      precision: null,
      recall: 0,
      f1: 0,
      interval: null,
      digits: 4,
    },
  ],
} as const satisfies Samples<'evaluation.verdict'>;
