import { inBatchTriplet, marginParams } from './inBatchTriplet';
import type { LossEntry } from '../../types';

export const batchSemiHardTriplet = {
  ...inBatchTriplet,
  name: 'BatchSemiHardTripletLoss',
  source: 'Schroff, Kalenichenko, Philbin: FaceNet (2015), arXiv:1503.03832',
  params: marginParams,
} as const satisfies LossEntry;
