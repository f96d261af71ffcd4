/** Whether one threshold on the cosine parts the pairs of label 1 from those of label 0. */

import type { EvaluatorEntry } from './types';

export const binaryClassification = {
  name: 'BinaryClassificationEvaluator',
  description: 'Binary Classification',
  prefix: '',
  evaluates: ['binary', 'pairs', 'triplets'],
  metrics: [
    {
      name: 'cosine_accuracy',
      label: 'Accuracy, best threshold',
      help: 'The highest share of pairs that one threshold puts on the right side.',
      onPage: true,
      of: ({ binary }) => binary?.accuracy ?? null,
    },
    {
      name: 'cosine_accuracy_threshold',
      label: 'Threshold of best accuracy',
      help: 'The cosine from which on pairs are called similar for that accuracy.',
      onPage: true,
      of: ({ binary }) => binary?.accuracyThreshold ?? null,
    },
    {
      name: 'cosine_f1',
      label: 'F1, best threshold',
      help: 'The highest harmonic mean of precision and recall that one threshold reaches.',
      onPage: true,
      of: ({ binary }) => binary?.f1 ?? null,
    },
    {
      name: 'cosine_f1_threshold',
      label: 'Threshold of best F1',
      help: 'The cosine from which on pairs are called similar for that F1.',
      onPage: true,
      of: ({ binary }) => binary?.f1Threshold ?? null,
    },
    {
      name: 'cosine_precision',
      label: 'Precision, best F1',
      help: 'At the threshold of the best F1, the share of pairs called similar that are.',
      onPage: false,
      of: ({ binary }) => binary?.precision ?? null,
    },
    {
      name: 'cosine_recall',
      label: 'Recall, best F1',
      help: 'At the threshold of the best F1, the share of similar pairs that are called so.',
      onPage: false,
      of: ({ binary }) => binary?.recall ?? null,
    },
    {
      name: 'cosine_ap',
      label: 'Average precision',
      help: 'The precision at every threshold, weighted by the recall that it adds.',
      onPage: true,
      of: ({ binary }) => binary?.averagePrecision ?? null,
    },
    {
      name: 'cosine_mcc',
      label: 'Matthews correlation',
      help: 'The correlation of label and verdict at the threshold of the best F1, from −1 to 1.',
      onPage: true,
      of: ({ binary }) => binary?.mcc ?? null,
    },
  ],
  primary: 'cosine_ap',
} as const satisfies EvaluatorEntry;
