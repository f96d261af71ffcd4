import { hermans, inBatchTriplet, marginParams } from './inBatchTriplet';
import type { LossEntry } from '../../types';

export const batchHardTriplet = {
  ...inBatchTriplet,
  name: 'BatchHardTripletLoss',
  source: hermans,
  params: marginParams,
} as const satisfies LossEntry;
