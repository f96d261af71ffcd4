import { message, type Message } from '../../../../messages/message';
import { tripletDistance } from '../../distances';
import { unmetByLabels } from '../../needs';
import type { LossEntry } from '../../types';

export const triplet = {
  name: 'TripletLoss',
  source: 'Schroff, Kalenichenko, Philbin: FaceNet (2015), arXiv:1503.03832',
  batchSampler: 'batchSampler',
  acrossProcesses: 'mean',
  reads: 'pairs',
  usesNegatives: 'apart',
  usesLabels: false,
  params: {
    margin: {
      kind: 'number',
      words: 'field.loss.tripletMargin',
      default: 5,
      min: 0,
      max: 100,
      step: 0.05,
      integer: false,
      python: 'triplet_margin',
    },
    distance: tripletDistance,
  },
  unmet: (shape): Message | null =>
    shape.negatives.total > 0 ? unmetByLabels(shape) : message('loss.unmet.noNegatives'),
} as const satisfies LossEntry;
