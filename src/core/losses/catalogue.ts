/**
 * The losses, as data: the wizard, the form, the validation, the worker and the model card all read them here.
 * A new loss is one file beside this one and one line below; `ml/losses` then fails to compile until it computes it.
 */

import { angle } from './angle';
import { batchAllTriplet } from './batchAllTriplet';
import { batchHardSoftMarginTriplet } from './batchHardSoftMarginTriplet';
import { batchHardTriplet } from './batchHardTriplet';
import { batchSemiHardTriplet } from './batchSemiHardTriplet';
import { cachedMultipleNegativesRanking } from './cachedMultipleNegativesRanking';
import { contrastive } from './contrastive';
import { cosent } from './cosent';
import { cosineSimilarity } from './cosineSimilarity';
import { multipleNegativesRanking } from './multipleNegativesRanking';
import { onlineContrastive } from './onlineContrastive';
import { softmax } from './softmax';
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
  SoftmaxLoss: softmax,
  BatchHardSoftMarginTripletLoss: batchHardSoftMarginTriplet,
  BatchHardTripletLoss: batchHardTriplet,
  BatchSemiHardTripletLoss: batchSemiHardTriplet,
  BatchAllTripletLoss: batchAllTriplet,
} as const satisfies Record<string, LossEntry>;

export type LossName = keyof typeof losses;
export const lossNames = Object.keys(losses) as readonly LossName[];
