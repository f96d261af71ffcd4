import { contrastive } from './contrastive';
import { unmetByMissingClasses } from '../needs';
import type { LossEntry } from '../types';

export const onlineContrastive = {
  name: 'OnlineContrastiveLoss',
  summary:
    'ContrastiveLoss on the hard pairs of each batch alone: the similar ones farther apart than the closest different pair, and the different ones closer than the farthest similar pair.',
  whenToUse: 'Pairs with two labels, where many are easy already; often better than ContrastiveLoss.',
  source: 'https://sbert.net/docs/package_reference/sentence_transformer/losses.html#onlinecontrastiveloss',
  batchSampler: 'batchSampler',
  reads: 'pairs',
  usesNegatives: false,
  usesLabels: 'scores',
  params: contrastive.params,
  unmet: unmetByMissingClasses,
} as const satisfies LossEntry;
