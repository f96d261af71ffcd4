/**
 * The losses, as data: the wizard, the form, the validation, the worker and the model card all read them here.
 * A new loss is one file beside this one and one line below; `ml/losses` then fails to compile until it computes it.
 */

import { angle } from './angle';
import { cachedMultipleNegativesRanking } from './cachedMultipleNegativesRanking';
import { contrastive } from './contrastive';
import { cosent } from './cosent';
import { cosineSimilarity } from './cosineSimilarity';
import { multipleNegativesRanking } from './multipleNegativesRanking';
import { onlineContrastive } from './onlineContrastive';
import { triplet } from './triplet';
import type { LossEntry } from './types';

export const losses = {
  MultipleNegativesRankingLoss: multipleNegativesRanking,
  CachedMultipleNegativesRankingLoss: cachedMultipleNegativesRanking,
  TripletLoss: triplet,
  CosineSimilarityLoss: cosineSimilarity,
  CoSENTLoss: cosent,
  AnglELoss: angle,
  ContrastiveLoss: contrastive,
  OnlineContrastiveLoss: onlineContrastive,
} as const satisfies Record<string, LossEntry>;

export type LossName = keyof typeof losses;
export const lossNames = Object.keys(losses) as readonly LossName[];
