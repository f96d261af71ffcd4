import type { LossEntry } from './types';

export const contrastive = {
  name: 'ContrastiveLoss',
  summary: 'Pulls pairs of label 1 together and pushes pairs of label 0 apart, up to a margin.',
  whenToUse: 'Pairs with two labels, such as duplicate and not duplicate.',
  source: 'Hadsell, Chopra, LeCun: Dimensionality Reduction by Learning an Invariant Mapping (2006)',
  inBatchNegatives: false,
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
  unmet({ labels }) {
    const needs = 'labels, for similar and for not similar';
    if (labels === 'none') return `It needs two ${needs}, and the data has no label column.`;
    if (labels === 'score') return `It needs exactly two ${needs}; these are scores.`;
    if (labels === 'positive') return `It needs two ${needs}, and every pair here is labelled as similar.`;
    return null;
  },
} as const satisfies LossEntry;
