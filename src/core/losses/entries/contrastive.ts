import { siameseDistance } from '../distances';
import { unmetByMissingClasses } from '../needs';
import type { LossEntry } from '../types';

export const contrastive = {
  name: 'ContrastiveLoss',
  summary: 'Pulls pairs of label 1 together and pushes pairs of label 0 apart, up to a margin.',
  whenToUse: 'Pairs with two labels, such as duplicate and not duplicate.',
  source: 'Hadsell, Chopra, LeCun: Dimensionality Reduction by Learning an Invariant Mapping (2006)',
  batchSampler: 'batchSampler',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: {
    margin: {
      kind: 'number',
      label: 'Margin',
      help: 'Pairs of label 0 are pushed apart until their distance (1 − cosine, unless another is chosen) reaches this.',
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
