/** What the losses that look for triplets within a batch have in common. */

import { inBatchDistance } from '../../distances';
import type { LossEntry } from '../../types';

export const inBatchTriplet = {
  batchSampler: 'groupByLabel',
  acrossProcesses: 'script',
  reads: 'sentences',
  usesNegatives: false,
  usesLabels: 'classes',
  unmet: () => null,
} as const satisfies Partial<LossEntry>;

export const hermans =
  'Hermans, Beyer, Leibe: In Defense of the Triplet Loss for Person Re-Identification (2017), arXiv:1703.07737';

/** With a margin to choose. */
export const marginParams = {
  margin: {
    kind: 'number',
    words: 'field.loss.classMargin',
    default: 5,
    min: 0,
    max: 100,
    step: 0.05,
    integer: false,
    python: 'margin',
  },
  distance: inBatchDistance,
} as const satisfies LossEntry['params'];
