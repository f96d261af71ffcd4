import { hermans, inBatchTriplet, marginParams } from './inBatchTriplet';
import type { LossEntry } from '../types';

export const batchAllTriplet = {
  ...inBatchTriplet,
  name: 'BatchAllTripletLoss',
  summary:
    'Each sentence must be closer to all of its class in the batch than to those of other classes, by a margin.',
  whenToUse: 'Single sentences with a class, two or more of each.',
  source: hermans,
  params: marginParams,
} as const satisfies LossEntry;
