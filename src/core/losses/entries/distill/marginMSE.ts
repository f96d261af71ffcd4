import { unmetByMissingNegatives } from '../../needs';
import type { LossEntry } from '../../types';
import { pairSimilarity } from './similarity';

export const marginMSE = {
  name: 'MarginMSELoss',
  source:
    'Hofstätter et al.: Improving Efficient Neural Ranking Models with Cross-Architecture Knowledge Distillation (2020), arXiv:2010.02666',
  batchSampler: 'batchSampler',
  acrossProcesses: 'mean',
  reads: 'pairs',
  usesNegatives: 'together',
  usesLabels: false,
  teacher: 'margins',
  params: { similarity: pairSimilarity },
  unmet: unmetByMissingNegatives,
} as const satisfies LossEntry;
