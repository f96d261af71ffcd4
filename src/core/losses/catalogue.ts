/**
 * The losses, as data: inference, form, validation, worker and model card read them here. Which one is recommended for which
 * data stands in `infer.ts`.
 * A new loss is one file in entries and one line below, with its words in messages/en/recipe/losses.ts; `ml/losses` then fails to compile until it computes it.
 */

import { angle } from './entries/angle';
import { batchAllTriplet } from './entries/triplets/batchAllTriplet';
import { batchHardSoftMarginTriplet } from './entries/triplets/batchHardSoftMarginTriplet';
import { batchHardTriplet } from './entries/triplets/batchHardTriplet';
import { batchSemiHardTriplet } from './entries/triplets/batchSemiHardTriplet';
import { cachedMultipleNegativesRanking } from './entries/cachedMultipleNegativesRanking';
import { contrastive } from './entries/contrastive';
import { cosent } from './entries/cosent';
import { cosineSimilarity } from './entries/cosineSimilarity';
import { distillKLDiv } from './entries/distill/distillKLDiv';
import { gistEmbed } from './entries/distill/gistEmbed';
import { marginMSE } from './entries/distill/marginMSE';
import { mse } from './entries/distill/mse';
import { megaBatchMargin } from './entries/megaBatchMargin';
import { multipleNegativesRanking } from './entries/multipleNegativesRanking';
import { onlineContrastive } from './entries/onlineContrastive';
import { softmax } from './entries/softmax';
import { triplet } from './entries/triplets/triplet';
import type { LossEntry } from './types';

export const losses = {
  MultipleNegativesRankingLoss: multipleNegativesRanking,
  CachedMultipleNegativesRankingLoss: cachedMultipleNegativesRanking,
  GISTEmbedLoss: gistEmbed,
  MegaBatchMarginLoss: megaBatchMargin,
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
  MSELoss: mse,
  MarginMSELoss: marginMSE,
  DistillKLDivLoss: distillKLDiv,
} as const satisfies Record<string, LossEntry>;

export type LossName = keyof typeof losses;
export const lossNames = Object.keys(losses) as readonly LossName[];
