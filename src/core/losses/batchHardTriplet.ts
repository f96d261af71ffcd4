import { inBatchDistance } from './distances';
import type { LossEntry } from './types';

export const batchHardTriplet = {
  name: 'BatchHardTripletLoss',
  summary:
    'Each sentence must be closer to the farthest of its class in the batch than to the closest of another class, by a margin.',
  whenToUse:
    'Single sentences with a class, where the hardest cases are right ones and no errors of the labels.',
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
