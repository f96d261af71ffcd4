/** Whether each first sentence is nearer to its second one than to its negative. */

import { message } from '../../messages/message';
import type { EvaluatorEntry } from './types';

export const triplet = {
  name: 'TripletEvaluator',
  description: 'Triplet',
  // BinaryClassificationEvaluator has a cosine_accuracy, too.
  prefix: 'triplets',
  evaluates: ['triplets'],
  metrics: [
    {
      name: 'cosine_accuracy',
      label: message('evaluation.tripletAccuracy'),
      help: message('evaluation.tripletAccuracy.help'),
      onPage: true,
      of: (metrics) => metrics.tripletAccuracy,
    },
  ],
  primary: 'cosine_accuracy',
} as const satisfies EvaluatorEntry;
