import { multipleNegativesRanking } from './multipleNegativesRanking';
import { unmetByLabels } from '../needs';
import type { LossEntry } from '../types';

export const cachedMultipleNegativesRanking = {
  name: 'CachedMultipleNegativesRankingLoss',
  summary:
    'MultipleNegativesRankingLoss for large batches: a batch of hundreds in the memory of a mini-batch, at the price of encoding every sentence twice.',
  whenToUse: 'The same data, where a larger batch is wanted than memory allows.',
  source:
    'Gao et al.: Scaling Deep Contrastive Learning Batch Size under Memory Limited Setup (2021), arXiv:2101.06983',
  batchSampler: 'noDuplicates',
  reads: 'pairs',
  usesNegatives: true,
  usesLabels: false,
  params: {
    ...multipleNegativesRanking.params,
    miniBatchSize: {
      kind: 'number',
      label: 'Mini-batch size',
      help: 'Sentences that go through the model at once: the memory of a step follows from this, its result does not.',
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
