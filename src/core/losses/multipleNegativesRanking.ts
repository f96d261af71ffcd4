import type { LossEntry } from './types';

export const multipleNegativesRanking = {
  name: 'MultipleNegativesRankingLoss',
  summary: 'Each sentence must find its partner among all partners of the batch.',
  whenToUse: 'Pairs that belong together (question and answer, two wordings), without a label.',
  source:
    'Henderson et al.: Efficient Natural Language Response Suggestion for Smart Reply (2017), arXiv:1705.00652',
  inBatchNegatives: true,
  params: {
    scale: {
      label: 'Scale',
      help: 'Cosines are multiplied by this before the softmax; a higher scale cares more about the hardest negatives.',
      default: 20,
      min: 1,
      max: 100,
      step: 1,
      integer: false,
    },
  },
  unmet: ({ labels }) =>
    labels === 'score' || labels === 'binary'
      ? 'It takes every row as a matching pair, and the labels say that some are not: set Label to "None", or keep only the matching rows.'
      : null,
} as const satisfies LossEntry;
