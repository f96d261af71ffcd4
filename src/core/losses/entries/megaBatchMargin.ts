import { message } from '../../../messages/message';
import { unmetByLabels } from '../needs';
import type { LossEntry } from '../types';

const cosine = { kind: 'number', min: -1, max: 1, step: 0.05, integer: false } as const;

export const megaBatchMargin = {
  name: 'MegaBatchMarginLoss',
  source:
    'Wieting, Gimpel: ParaNMT-50M: Pushing the Limits of Paraphrastic Sentence Embeddings with Millions of Machine Translations (2018), arXiv:1711.05732',
  acrossProcesses: 'script',
  batchSampler: 'noDuplicates',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: false,
  params: {
    positiveMargin: {
      ...cosine,
      words: 'field.loss.positiveMargin',
      default: 0.8,
      python: 'positive_margin',
    },
    negativeMargin: {
      ...cosine,
      words: 'field.loss.negativeMargin',
      default: 0.3,
      python: 'negative_margin',
    },
    miniBatchSize: {
      kind: 'number',
      words: 'field.loss.miniBatchSize',
      default: 50,
      min: 1,
      max: 512,
      step: 1,
      integer: true,
      python: 'mini_batch_size',
    },
  },
  // sentence-transformers refuses a column of negatives; leaving them out without a word would waste them.
  unmet: (shape) =>
    unmetByLabels(shape) ?? (shape.negatives.total > 0 ? message('loss.unmet.hasNegatives') : null),
} as const satisfies LossEntry;
