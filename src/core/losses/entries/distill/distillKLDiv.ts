import { unmetByMissingNegatives } from '../../needs';
import type { LossEntry } from '../../types';
import { pairSimilarity } from './similarity';

export const distillKLDiv = {
  name: 'DistillKLDivLoss',
  source:
    'Lin, Yang, Lin: Distilling Dense Representations for Ranking using Tightly-Coupled Teachers (2020), arXiv:2010.11386',
  batchSampler: 'batchSampler',
  acrossProcesses: 'mean',
  reads: 'pairs',
  usesNegatives: 'together',
  usesLabels: false,
  teacher: 'scores',
  params: {
    similarity: pairSimilarity,
    temperature: {
      kind: 'number',
      words: 'field.loss.klTemperature',
      default: 1,
      min: 0.001,
      max: 100,
      step: 0.05,
      integer: false,
      python: 'temperature',
    },
  },
  unmet: unmetByMissingNegatives,
} as const satisfies LossEntry;
