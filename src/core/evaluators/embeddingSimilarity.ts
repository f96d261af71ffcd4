/** Whether cosines follow the labels: correlations. */

import type { EvaluatorEntry } from './types';

export const embeddingSimilarity = {
  name: 'EmbeddingSimilarityEvaluator',
  description: 'Semantic Similarity',
  prefix: '',
  evaluates: ['score', 'binary', 'pairs', 'triplets'],
  metrics: [
    {
      name: 'pearson_cosine',
      label: 'Pearson',
      help: 'The linear correlation of cosine and label, from −1 to 1.',
      onPage: true,
      of: ({ pearson }) => pearson,
    },
    {
      name: 'spearman_cosine',
      label: 'Spearman',
      help: 'How far the order of the cosines is that of the labels, from −1 to 1.',
      onPage: true,
      of: ({ spearman }) => spearman,
    },
  ],
  primary: 'spearman_cosine',
} as const satisfies EvaluatorEntry;
