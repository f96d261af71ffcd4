import { unmetByMissingScores } from '../needs';
import type { LossEntry } from '../types';

export const cosineSimilarity = {
  name: 'CosineSimilarityLoss',
  summary: 'Moves the cosine of each pair towards its score.',
  whenToUse: 'Pairs with a graded score, such as 0.0 (unrelated) to 1.0 (same meaning).',
  source: 'https://sbert.net/docs/package_reference/sentence_transformer/losses.html#cosinesimilarityloss',
  batchSampler: 'batchSampler',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: {},
  unmet: unmetByMissingScores,
} as const satisfies LossEntry;
