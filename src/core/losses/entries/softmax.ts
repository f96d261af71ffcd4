import { message, type Message } from '../../../messages/message';
import type { LossEntry } from '../types';

export const softmax = {
  name: 'SoftmaxLoss',
  source: 'Reimers, Gurevych: Sentence-BERT (2019), arXiv:1908.10084',
  batchSampler: 'batchSampler',
  acrossProcesses: 'mean',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'classes',
  trainsHead: true,
  params: {
    sentences: {
      kind: 'flag',
      words: 'field.loss.sentences',
      default: true,
      python: 'concatenation_sent_rep',
    },
    difference: {
      kind: 'flag',
      words: 'field.loss.difference',
      default: true,
      python: 'concatenation_sent_difference',
    },
    product: {
      kind: 'flag',
      words: 'field.loss.product',
      default: false,
      python: 'concatenation_sent_multiplication',
    },
  },
  pythonArguments: 'embedding_dimension=model.get_embedding_dimension(), num_labels=classes',
  unmet({ labels }): Message | null {
    if (labels === 'class' || labels === 'binary') return null;
    return message(labels === 'score' ? 'loss.unmet.scoresForClasses' : 'loss.unmet.noClasses');
  },
} as const satisfies LossEntry;
