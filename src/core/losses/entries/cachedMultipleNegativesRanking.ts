import { multipleNegativesRanking } from './multipleNegativesRanking';
import { unmetByLabels } from '../needs';
import type { LossEntry } from '../types';

export const cachedMultipleNegativesRanking = {
  name: 'CachedMultipleNegativesRankingLoss',
  source:
    'Gao et al.: Scaling Deep Contrastive Learning Batch Size under Memory Limited Setup (2021), arXiv:2101.06983',
  batchSampler: 'noDuplicates',
  acrossProcesses: 'option',
  reads: 'pairs',
  pairsItself: true,
  usesNegatives: 'together',
  usesLabels: false,
  params: {
    ...multipleNegativesRanking.params,
    miniBatchSize: {
      kind: 'number',
      words: 'field.loss.miniBatchSize',
      default: 32,
      min: 1,
      max: 512,
      step: 1,
      integer: true,
      python: 'mini_batch_size',
    },
  },
  unmet: unmetByLabels,
} as const satisfies LossEntry;
