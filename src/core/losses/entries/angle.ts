import { cosent } from './cosent';
import { unmetByMissingScores } from '../needs';
import type { LossEntry } from '../types';

export const angle = {
  name: 'AnglELoss',
  summary:
    'Orders the pairs of a batch as CoSENTLoss does, by an angle between complex vectors in place of the cosine, whose slope does not vanish near 1 and −1.',
  whenToUse: 'Pairs with a graded score; an alternative to CoSENTLoss.',
  source: 'Li, Li: AnglE-optimized Text Embeddings (2023), arXiv:2309.12871',
  batchSampler: 'batchSampler',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: cosent.params,
  unmet: unmetByMissingScores,
} as const satisfies LossEntry;
