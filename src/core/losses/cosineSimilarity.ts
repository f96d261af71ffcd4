import type { LossEntry } from './types';

export const cosineSimilarity = {
  name: 'CosineSimilarityLoss',
  summary: 'Moves the cosine of each pair towards its score.',
  whenToUse: 'Pairs with a graded score, such as 0.0 (unrelated) to 1.0 (same meaning).',
  source: 'https://sbert.net/docs/package_reference/sentence_transformer/losses.html#cosinesimilarityloss',
  inBatchNegatives: false,
  params: {},
  unmet({ labels }) {
    if (labels === 'none') return 'It needs a number for each pair, and the data has no label column.';
    if (labels === 'positive')
      return 'It needs pairs that differ in their score, and every label here is the same.';
    return null;
  },
} as const satisfies LossEntry;
