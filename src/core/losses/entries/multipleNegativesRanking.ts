import { unmetByLabels } from '../needs';
import type { LossEntry } from '../types';

export const multipleNegativesRanking = {
  name: 'MultipleNegativesRankingLoss',
  source:
    'Henderson et al.: Efficient Natural Language Response Suggestion for Smart Reply (2017), arXiv:1705.00652',
  batchSampler: 'noDuplicates',
  acrossProcesses: 'option',
  reads: 'pairs',
  pairsItself: true,
  usesNegatives: 'together',
  usesLabels: false,
  params: {
    scale: {
      kind: 'number',
      words: 'field.loss.scale',
      default: 20,
      min: 1,
      max: 100,
      step: 1,
      integer: false,
      python: 'scale',
    },
    directions: {
      kind: 'choice',
      words: 'field.loss.directions',
      default: 'queryToDoc',
      options: [
        { value: 'queryToDoc', label: 'field.loss.directions.queryToDoc', python: '' },
        {
          value: 'symmetric',
          label: 'field.loss.directions.symmetric',
          python: 'directions=("query_to_doc", "doc_to_query"), partition_mode="per_direction"',
        },
        {
          value: 'all',
          label: 'field.loss.directions.all',
          python:
            'directions=("query_to_doc", "query_to_query", "doc_to_query", "doc_to_doc"), partition_mode="joint"',
        },
      ],
    },
    hardnessMode: {
      kind: 'choice',
      words: 'field.loss.hardnessMode',
      default: 'none',
      options: [
        { value: 'none', label: 'field.loss.hardnessMode.none', python: '' },
        {
          value: 'inBatchNegatives',
          label: 'field.loss.hardnessMode.inBatch',
          python: 'hardness_mode="in_batch_negatives"',
        },
        {
          value: 'hardNegatives',
          label: 'field.loss.hardnessMode.hard',
          python: 'hardness_mode="hard_negatives"',
        },
        {
          value: 'allNegatives',
          label: 'field.loss.hardnessMode.all',
          python: 'hardness_mode="all_negatives"',
        },
      ],
    },
    hardnessStrength: {
      kind: 'number',
      words: 'field.loss.hardnessStrength',
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
