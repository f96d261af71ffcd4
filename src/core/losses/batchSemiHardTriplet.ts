import { inBatchDistance } from './distances';
import type { LossEntry } from './types';

export const batchSemiHardTriplet = {
  name: 'BatchSemiHardTripletLoss',
  summary:
    'Each sentence must be closer to those of its class in the batch than to the next farther one of another class, by a margin.',
  whenToUse: 'Single sentences with a class, where labels may be wrong here and there.',
  source: 'Schroff, Kalenichenko, Philbin: FaceNet (2015), arXiv:1503.03832',
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
