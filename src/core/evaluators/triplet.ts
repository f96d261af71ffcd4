/** Whether each first sentence is nearer to its second one than to its negative. */

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
      label: 'Triplet accuracy',
      help: 'The share of triplets whose second sentence is nearer than the negative.',
      onPage: true,
      of: (metrics) => metrics.tripletAccuracy,
    },
  ],
  primary: 'cosine_accuracy',
} as const satisfies EvaluatorEntry;
