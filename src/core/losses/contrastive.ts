import type { LossEntry } from './types';

export const contrastive = {
  name: 'ContrastiveLoss',
  summary: 'Pulls pairs of label 1 together and pushes pairs of label 0 apart, up to a margin.',
  whenToUse: 'Pairs with two labels, such as duplicate and not duplicate.',
  source: 'Hadsell, Chopra, LeCun: Dimensionality Reduction by Learning an Invariant Mapping (2006)',
  params: {
    margin: {
      label: 'Margin',
      help: 'Pairs of label 0 are pushed apart until their cosine distance (1 − cosine) reaches this.',
      default: 0.5,
      min: 0,
      max: 2,
      step: 0.05,
      integer: false,
    },
  },
  unmet: ({ labels }) => (labels === 'binary' ? null : 'It needs a label column with exactly two values.'),
} as const satisfies LossEntry;
