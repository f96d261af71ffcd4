import { tripletDistance } from '../distances';
import { unmetByLabels } from '../needs';
import type { LossEntry } from '../types';

export const triplet = {
  name: 'TripletLoss',
  summary: 'Each sentence must be closer to its partner than to its negative, by a margin.',
  whenToUse: 'Triplets: a sentence, one that belongs to it, and one that does not.',
  source: 'Schroff, Kalenichenko, Philbin: FaceNet (2015), arXiv:1503.03832',
  batchSampler: 'batchSampler',
  reads: 'pairs',
  usesNegatives: true,
  usesLabels: false,
  params: {
    margin: {
      kind: 'number',
      label: 'Margin',
      help: 'How much farther the negative must be. By cosine distance, 0.1 to 0.5 is usual.',
      default: 5,
      min: 0,
      max: 100,
      step: 0.05,
      integer: false,
      python: 'triplet_margin',
    },
    distance: tripletDistance,
  },
  unmet: (shape) =>
    shape.hasNegative
      ? unmetByLabels(shape)
      : 'It needs a negative for each pair: choose the column of them under "Negative".',
} as const satisfies LossEntry;
