import { unmetByLabels } from '../needs';
import type { LossEntry } from '../types';

export const multipleNegativesRanking = {
  name: 'MultipleNegativesRankingLoss',
  summary: 'Each sentence must find its partner among all partners of the batch.',
  whenToUse: 'Pairs that belong together (question and answer, two wordings), without a label.',
  source:
    'Henderson et al.: Efficient Natural Language Response Suggestion for Smart Reply (2017), arXiv:1705.00652',
  batchSampler: 'noDuplicates',
  reads: 'pairs',
  usesNegatives: true,
  usesLabels: false,
  params: {
    scale: {
      kind: 'number',
      label: 'Scale',
      help: 'Cosines are multiplied by this before the softmax; a higher scale cares more about the hardest negatives.',
      default: 20,
      min: 1,
      max: 100,
      step: 1,
      integer: false,
      python: 'scale',
    },
    directions: {
      kind: 'choice',
      label: 'Directions',
      help: 'Who must find whom: each first sentence its second one; both each other (symmetric); or with all other sentences of the batch as wrong answers (GTE).',
      default: 'queryToDoc',
      options: [
        { value: 'queryToDoc', label: 'First finds second', python: '' },
        {
          value: 'symmetric',
          label: 'Symmetric',
          python: 'directions=("query_to_doc", "doc_to_query"), partition_mode="per_direction"',
        },
        {
          value: 'all',
          label: 'All sentences (GTE)',
          python:
            'directions=("query_to_doc", "query_to_query", "doc_to_query", "doc_to_doc"), partition_mode="joint"',
        },
      ],
    },
    hardnessMode: {
      kind: 'choice',
      label: 'Hardness weighting',
      help: 'Which wrong answers count more the closer they are (Lan et al. 2025, arXiv:2503.04812).',
      default: 'none',
      options: [
        { value: 'none', label: 'None', python: '' },
        {
          value: 'inBatchNegatives',
          label: 'Other pairs of the batch',
          python: 'hardness_mode="in_batch_negatives"',
        },
        { value: 'hardNegatives', label: 'The negatives', python: 'hardness_mode="hard_negatives"' },
        { value: 'allNegatives', label: 'Both', python: 'hardness_mode="all_negatives"' },
      ],
    },
    hardnessStrength: {
      kind: 'number',
      label: 'Hardness strength',
      help: 'How much more they count; 9 and 5 are usual. Without a hardness weighting it does nothing.',
      default: 0,
      min: 0,
      max: 50,
      step: 0.5,
      integer: false,
      python: 'hardness_strength',
    },
  },
  unmet: unmetByLabels,
} as const satisfies LossEntry;
