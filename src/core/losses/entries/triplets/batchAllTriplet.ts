import { hermans, inBatchTriplet, marginParams } from './inBatchTriplet';
import type { LossEntry } from '../../types';

export const batchAllTriplet = {
  ...inBatchTriplet,
  name: 'BatchAllTripletLoss',
  source: hermans,
  params: marginParams,
} as const satisfies LossEntry;
