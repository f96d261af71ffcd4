import { message, type Message } from '../../../messages/message';
import { cosent } from './cosent';
import { unmetByMissingScores } from '../needs';
import type { LossEntry } from '../types';

export const angle = {
  name: 'AnglELoss',
  source: 'Li, Li: AnglE-optimized Text Embeddings (2023), arXiv:2309.12871',
  batchSampler: 'batchSampler',
  acrossProcesses: 'script',
  reads: 'pairs',
  usesNegatives: 'together',
  usesLabels: 'scores',
  params: cosent.params,
  unmet(shape): Message | null {
    const { labels, negatives } = shape;
    if ((labels === 'none' || labels === 'positive') && negatives.total > 0) return null;
    return labels === 'none' ? message('loss.unmet.noScoresOrNegatives') : unmetByMissingScores(shape);
  },
} as const satisfies LossEntry;
