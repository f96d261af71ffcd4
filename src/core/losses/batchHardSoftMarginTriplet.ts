import { inBatchDistance } from './distances';
import type { LossEntry } from './types';

export const batchHardSoftMarginTriplet = {
  name: 'BatchHardSoftMarginTripletLoss',
  summary:
    'Each sentence must be closer to the farthest of its class in the batch than to the closest of another class; the farther the better, so that there is no margin to choose.',
  whenToUse: 'Single sentences with a class; a good start, since nothing has to be set.',
  source:
    'Hermans, Beyer, Leibe: In Defense of the Triplet Loss for Person Re-Identification (2017), arXiv:1703.07737',
  batchSampler: 'groupByLabel',
  reads: 'sentences',
  usesNegatives: false,
  usesLabels: 'classes',
  params: {
    distance: inBatchDistance,
  },
  unmet: () => null,
} as const satisfies LossEntry;
