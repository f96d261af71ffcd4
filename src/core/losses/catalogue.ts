/**
 * The losses, as data: the wizard, the form, the validation, the worker and the model card all read them here.
 * A new loss is one file beside this one and one line below; `ml/losses` then fails to compile until it computes it.
 */

import { contrastive } from './contrastive';
import { cosineSimilarity } from './cosineSimilarity';
import { multipleNegativesRanking } from './multipleNegativesRanking';
import type { LossEntry } from './types';

export const losses = {
  MultipleNegativesRankingLoss: multipleNegativesRanking,
  CosineSimilarityLoss: cosineSimilarity,
  ContrastiveLoss: contrastive,
} as const satisfies Record<string, LossEntry>;

export type LossName = keyof typeof losses;
export const lossNames = Object.keys(losses) as readonly LossName[];
