import { inBatchDistance } from './distances';
import type { LossEntry } from './types';

export const batchAllTriplet = {
  name: 'BatchAllTripletLoss',
  summary:
    'Each sentence must be closer to all of its class in the batch than to those of other classes, by a margin.',
  whenToUse: 'Single sentences with a class, two or more of each.',
  source:
    'Hermans, Beyer, Leibe: In Defense of the Triplet Loss for Person Re-Identification (2017), arXiv:1703.07737',
  batchSampler: 'groupByLabel',
  reads: 'sentences',
  usesNegatives: false,
  usesLabels: 'classes',
  params: {
    margin: {
      kind: 'number',
      label: 'Margin',
      help: 'How much farther the other class must be. By cosine distance, or where vectors have length 1, 0.1 to 0.5 is usual.',
      default: 5,
      min: 0,
      max: 100,
      step: 0.05,
      integer: false,
      python: 'margin',
    },
    distance: inBatchDistance,
  },
  unmet: () => null,
} as const satisfies LossEntry;
