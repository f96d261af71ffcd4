import type { Samples } from './types';

const pair = { metric: 'Spearman', first: '#2', second: '#3 lower rate' };
const interval = { low: -0.0512, high: 0.1134 };
const value = { mean: 0.4004, deviation: 0.0212 };

export const compareSamples = {
  'evaluation.compare.difference': [
    { ...pair, value: 0.0311, interval, answer: 'close', digits: 2 },
    { ...pair, value: 0.1311, interval: { low: 0.0512, high: 0.2 }, answer: 'better', digits: 4 },
    { ...pair, value: -0.1311, interval: { low: -0.2, high: -0.05 }, answer: 'worse', digits: 2 },
  ],
  'evaluation.compare.noInterval': [{ ...pair, value: 0.0311, digits: 2 }],
  'evaluation.compare.undefined': [pair],
  'evaluation.compare.unevaluated': [{ run: '#2' }],
  'evaluation.compare.otherFile': [
    { first: 'a.csv', second: 'b.csv' },
    { first: 'a.csv', second: 'a.csv' },
  ],
  'evaluation.compare.otherMapping': [{ file: 'a.csv' }],
  'evaluation.compare.notOpen': [{ file: 'a.csv' }],
  'evaluation.compare.otherColumns': [{ file: 'a.csv' }],
  'evaluation.compare.fileOpen': [{ file: 'a.csv' }],
  'evaluation.compare.seeds': [
    {
      metric: 'Spearman',
      runs: ['#1', '#2', '#3'],
      value,
      change: { mean: 0.3104, deviation: 0.0312 },
      otherRows: true,
      digits: 2,
    },
    { metric: 'Spearman', runs: ['#1', '#2'], value, change: null, otherRows: false, digits: 4 },
  ],
} as const satisfies Samples<'evaluation.compare'>;
