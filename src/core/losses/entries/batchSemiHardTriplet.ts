import { inBatchTriplet, marginParams } from './inBatchTriplet';
import type { LossEntry } from '../types';

export const batchSemiHardTriplet = {
  ...inBatchTriplet,
  name: 'BatchSemiHardTripletLoss',
  summary:
    'Each sentence must be closer to those of its class in the batch than to the next farther one of another class, by a margin.',
  whenToUse: 'Single sentences with a class, where labels may be wrong here and there.',
  source: 'Schroff, Kalenichenko, Philbin: FaceNet (2015), arXiv:1503.03832',
  params: marginParams,
} as const satisfies LossEntry;
