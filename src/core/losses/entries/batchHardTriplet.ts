import { hermans, inBatchTriplet, marginParams } from './inBatchTriplet';
import type { LossEntry } from '../types';

export const batchHardTriplet = {
  ...inBatchTriplet,
  name: 'BatchHardTripletLoss',
  summary:
    'Each sentence must be closer to the farthest of its class in the batch than to the closest of another class, by a margin.',
  whenToUse:
    'Single sentences with a class, where the hardest cases are right ones and no errors of the labels.',
  source: hermans,
  params: marginParams,
} as const satisfies LossEntry;
