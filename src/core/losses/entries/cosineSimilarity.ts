import { unmetByMissingScores } from '../needs';
import type { LossEntry } from '../types';

export const cosineSimilarity = {
  name: 'CosineSimilarityLoss',
  source: 'https://sbert.net/docs/package_reference/sentence_transformer/losses.html#cosinesimilarityloss',
  batchSampler: 'batchSampler',
  acrossProcesses: 'mean',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: {},
  unmet: unmetByMissingScores,
} as const satisfies LossEntry;
