import type { LossEntry } from '../../types';

export const mse = {
  name: 'MSELoss',
  source:
    'Reimers & Gurevych: Making Monolingual Sentence Embeddings Multilingual using Knowledge Distillation (2020), arXiv:2004.09813',
  batchSampler: 'batchSampler',
  acrossProcesses: 'mean',
  reads: 'any',
  usesNegatives: 'together',
  usesLabels: false,
  teacher: 'vectors',
  params: {},
  unmet: () => null,
} as const satisfies LossEntry;
