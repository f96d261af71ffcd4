import { unmetByMissingScores } from '../needs';
import type { LossEntry } from '../types';

export const cosent = {
  name: 'CoSENTLoss',
  summary: 'Orders the pairs of a batch: one of a higher score shall have the higher cosine.',
  whenToUse: 'Pairs with a graded score whose order matters more than its size; larger batches tell more.',
  source: 'Su: CoSENT (2022), https://kexue.fm/archives/8847',
  batchSampler: 'batchSampler',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: {
    scale: {
      kind: 'number',
      label: 'Scale',
      help: 'Similarities are multiplied by this before they are compared; a higher scale cares more about the worst pairs.',
      default: 20,
      min: 1,
      max: 100,
      step: 1,
      integer: false,
      python: 'scale',
    },
  },
  unmet: unmetByMissingScores,
} as const satisfies LossEntry;
