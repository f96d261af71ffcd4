/** Whether one threshold on the cosine separates the pairs of label 1 from those of label 0. */

import { message } from '../../messages/message';
import type { EvaluatorEntry } from './types';

export const binaryClassification = {
  name: 'BinaryClassificationEvaluator',
  description: 'Binary Classification',
  prefix: '',
  evaluates: ['binary', 'pairs', 'triplets'],
  metrics: [
    {
      name: 'cosine_accuracy',
      label: message('evaluation.accuracy'),
      help: message('evaluation.accuracy.help'),
      onPage: true,
      of: ({ binary }) => binary?.accuracy ?? null,
    },
    {
      name: 'cosine_accuracy_threshold',
      label: message('evaluation.accuracyThreshold'),
      help: message('evaluation.accuracyThreshold.help'),
      onPage: true,
      of: ({ binary }) => binary?.accuracyThreshold ?? null,
    },
    {
      name: 'cosine_f1',
      label: message('evaluation.f1'),
      help: message('evaluation.f1.help'),
      onPage: true,
      of: ({ binary }) => binary?.f1 ?? null,
    },
    {
      name: 'cosine_f1_threshold',
      label: message('evaluation.f1Threshold'),
      help: message('evaluation.f1Threshold.help'),
      onPage: true,
      of: ({ binary }) => binary?.f1Threshold ?? null,
    },
    {
      name: 'cosine_precision',
      label: message('evaluation.precision'),
      help: message('evaluation.precision.help'),
      onPage: false,
      of: ({ binary }) => binary?.precision ?? null,
    },
    {
      name: 'cosine_recall',
      label: message('evaluation.recall'),
      help: message('evaluation.recall.help'),
      onPage: false,
      of: ({ binary }) => binary?.recall ?? null,
    },
    {
      name: 'cosine_ap',
      label: message('evaluation.averagePrecision'),
      help: message('evaluation.averagePrecision.help'),
      onPage: true,
      of: ({ binary }) => binary?.averagePrecision ?? null,
    },
    {
      name: 'cosine_mcc',
      label: message('evaluation.mcc'),
      help: message('evaluation.mcc.help'),
      onPage: true,
      of: ({ binary }) => binary?.mcc ?? null,
    },
  ],
  primary: 'cosine_ap',
} as const satisfies EvaluatorEntry;
