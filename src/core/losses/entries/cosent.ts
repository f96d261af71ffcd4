import { unmetByMissingScores } from '../needs';
import type { LossEntry } from '../types';

export const cosent = {
  name: 'CoSENTLoss',
  source: 'Su: CoSENT (2022), https://kexue.fm/archives/8847',
  batchSampler: 'batchSampler',
  acrossProcesses: 'script',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: {
    scale: {
      kind: 'number',
      words: 'field.loss.pairScale',
      default: 20,
      min: 1,
      max: 100,
      step: 1,
      integer: false,
      python: 'scale',
    },
  },
  unmet: unmetByMissingScores,
} as const satisfies LossEntry;
