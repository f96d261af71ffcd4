/** The losses by name; a name of the catalogue that is missing here does not compile. */

import type { LossName } from '../../core/losses/catalogue';
import { contrastiveLoss } from './contrastive';
import { cosineSimilarityLoss } from './cosineSimilarity';
import { multipleNegativesRankingLoss } from './multipleNegativesRanking';
import type { LossFunction } from './types';

export const lossFunctions: Readonly<Record<LossName, LossFunction>> = {
  MultipleNegativesRankingLoss: multipleNegativesRankingLoss,
  CosineSimilarityLoss: cosineSimilarityLoss,
  ContrastiveLoss: contrastiveLoss,
};
