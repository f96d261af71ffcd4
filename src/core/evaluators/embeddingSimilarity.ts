/** Whether cosines follow the labels: correlations. */

import { message } from '../../messages/message';
import type { EvaluatorEntry } from './types';

export const embeddingSimilarity = {
  name: 'EmbeddingSimilarityEvaluator',
  description: 'Semantic Similarity',
  prefix: '',
  evaluates: ['score', 'binary', 'pairs', 'triplets'],
  metrics: [
    {
      name: 'pearson_cosine',
      label: message('evaluation.pearson'),
      help: message('evaluation.pearson.help'),
      onPage: true,
      of: ({ pearson }) => pearson,
    },
    {
      name: 'spearman_cosine',
      label: message('evaluation.spearman'),
      help: message('evaluation.spearman.help'),
      onPage: true,
      of: ({ spearman }) => spearman,
    },
  ],
  primary: 'spearman_cosine',
} as const satisfies EvaluatorEntry;
