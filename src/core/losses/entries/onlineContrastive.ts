import { contrastive } from './contrastive';
import { unmetByMissingClasses } from '../needs';
import type { LossEntry } from '../types';

export const onlineContrastive = {
  name: 'OnlineContrastiveLoss',
  source: 'https://sbert.net/docs/package_reference/sentence_transformer/losses.html#onlinecontrastiveloss',
  batchSampler: 'batchSampler',
  acrossProcesses: 'script',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: contrastive.params,
  unmet: unmetByMissingClasses,
} as const satisfies LossEntry;
