/** The losses by name; a name of the catalogue that is missing here does not compile. */

import type { LossName } from '../../core/losses/catalogue';
import { angleLoss } from './angle';
import { batchAllTripletLoss } from './triplets/batchAllTriplet';
import { batchHardSoftMarginTripletLoss, batchHardTripletLoss } from './triplets/batchHardTriplet';
import { batchSemiHardTripletLoss } from './triplets/batchSemiHardTriplet';
import { contrastiveLoss } from './contrastive';
import { cosentLoss } from './cosent';
import { cosineSimilarityLoss } from './cosineSimilarity';
import { distillKLDivLoss } from './distill/distillKLDiv';
import { gistEmbedLoss } from './distill/gistEmbed';
import { marginMSELoss } from './distill/marginMSE';
import { mseLoss } from './distill/mse';
import { megaBatchMarginLoss } from './megaBatchMargin';
import { multipleNegativesRankingLoss } from './multipleNegativesRanking';
import { onlineContrastiveLoss } from './onlineContrastive';
import { softmaxLoss } from './softmax';
import { tripletLoss } from './triplets/triplet';
import type { LossFunction } from './types';

export const lossFunctions: Readonly<Record<LossName, LossFunction>> = {
  MultipleNegativesRankingLoss: multipleNegativesRankingLoss,
  // The same of the whole batch: what is cached are the gradients of its embeddings, by the step.
  CachedMultipleNegativesRankingLoss: multipleNegativesRankingLoss,
  GISTEmbedLoss: gistEmbedLoss,
  MegaBatchMarginLoss: megaBatchMarginLoss,
  TripletLoss: tripletLoss,
  CosineSimilarityLoss: cosineSimilarityLoss,
  CoSENTLoss: cosentLoss,
  AnglELoss: angleLoss,
  ContrastiveLoss: contrastiveLoss,
  OnlineContrastiveLoss: onlineContrastiveLoss,
  SoftmaxLoss: softmaxLoss,
  BatchAllTripletLoss: batchAllTripletLoss,
  BatchHardTripletLoss: batchHardTripletLoss,
  BatchHardSoftMarginTripletLoss: batchHardSoftMarginTripletLoss,
  BatchSemiHardTripletLoss: batchSemiHardTripletLoss,
  MSELoss: mseLoss,
  MarginMSELoss: marginMSELoss,
  DistillKLDivLoss: distillKLDivLoss,
};
