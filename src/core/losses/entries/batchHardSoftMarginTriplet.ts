import { inBatchDistance } from '../distances';
import { hermans, inBatchTriplet } from './inBatchTriplet';
import type { LossEntry } from '../types';

export const batchHardSoftMarginTriplet = {
  ...inBatchTriplet,
  name: 'BatchHardSoftMarginTripletLoss',
  summary:
    'Each sentence must be closer to the farthest of its class in the batch than to the closest of another class; the farther the better, so that there is no margin to choose.',
  whenToUse: 'Single sentences with a class; a good start, since nothing has to be set.',
  source: hermans,
  params: { distance: inBatchDistance },
} as const satisfies LossEntry;
