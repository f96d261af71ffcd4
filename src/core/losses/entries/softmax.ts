import type { LossEntry } from '../types';

export const softmax = {
  name: 'SoftmaxLoss',
  summary: 'Trains a classifier of pairs on top of both vectors, and the model along with it.',
  whenToUse: 'Pairs with a class, such as entailment, neutral and contradiction.',
  source: 'Reimers, Gurevych: Sentence-BERT (2019), arXiv:1908.10084',
  batchSampler: 'batchSampler',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'classes',
  trainsHead: true,
  params: {
    sentences: {
      kind: 'flag',
      label: 'Classify by both vectors',
      help: 'The classifier sees the two vectors, u and v.',
      default: true,
      python: 'concatenation_sent_rep',
    },
    difference: {
      kind: 'flag',
      label: 'Classify by the difference',
      help: 'The classifier sees |u − v|, too.',
      default: true,
      python: 'concatenation_sent_difference',
    },
    product: {
      kind: 'flag',
      label: 'Classify by the product',
      help: 'The classifier sees u · v, number by number, too. With none of the three there is nothing to classify by.',
      default: false,
      python: 'concatenation_sent_multiplication',
    },
  },
  pythonArguments: 'embedding_dimension=model.get_embedding_dimension(), num_labels=classes',
  unmet: ({ labels }) =>
    labels === 'class' || labels === 'binary'
      ? null
      : labels === 'score'
        ? 'It needs a class for each pair; these are scores.'
        : 'It needs a class for each pair, at least two in all.',
} as const satisfies LossEntry;
