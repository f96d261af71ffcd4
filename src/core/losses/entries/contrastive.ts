import { siameseDistance } from '../distances';
import { unmetByMissingClasses } from '../needs';
import type { LossEntry } from '../types';

export const contrastive = {
  name: 'ContrastiveLoss',
  source: 'Hadsell, Chopra, LeCun: Dimensionality Reduction by Learning an Invariant Mapping (2006)',
  batchSampler: 'batchSampler',
  acrossProcesses: 'mean',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: {
    margin: {
      kind: 'number',
      words: 'field.loss.pairMargin',
      default: 0.5,
      min: 0,
      max: 100,
      step: 0.05,
      integer: false,
      python: 'margin',
    },
    distance: siameseDistance,
  },
  unmet: unmetByMissingClasses,
} as const satisfies LossEntry;
