import { inBatchDistance } from '../../distances';
import { hermans, inBatchTriplet } from './inBatchTriplet';
import type { LossEntry } from '../../types';

export const batchHardSoftMarginTriplet = {
  ...inBatchTriplet,
  name: 'BatchHardSoftMarginTripletLoss',
  source: hermans,
  params: { distance: inBatchDistance },
} as const satisfies LossEntry;
