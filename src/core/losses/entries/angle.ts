import { cosent } from './cosent';
import { unmetByMissingScores } from '../needs';
import type { LossEntry } from '../types';

export const angle = {
  name: 'AnglELoss',
  source: 'Li, Li: AnglE-optimized Text Embeddings (2023), arXiv:2309.12871',
  batchSampler: 'batchSampler',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: cosent.params,
  unmet: unmetByMissingScores,
} as const satisfies LossEntry;
