/** What a run says where it trains on sentences without partners and labels (Gao, Yao & Chen 2021, unsupervised SimCSE). */

import type { Dataset } from '../../../core/data/dataset/dataset';
import { isTextAlone } from '../../../core/data/dataset/roleColumns';
import { usesLora } from '../../../core/recipe/conditions';
import type { Recipe } from '../../../core/recipe/types';
import { message, type Message } from '../../../messages/message';
import type { SentenceModelConfig } from '../../model/types';

/** That the model has no dropout, which is all that makes the two vectors of a sentence differ. */
export function textAloneNotes(
  recipe: Recipe,
  { roles }: Pick<Dataset, 'roles'>,
  { encoder }: SentenceModelConfig,
): readonly Message[] {
  const { hiddenDropout, attentionDropout, attentionOutputDropout, feedForwardDropout = 0 } = encoder;
  const rates = [
    hiddenDropout,
    attentionDropout,
    attentionOutputDropout,
    feedForwardDropout,
    usesLora(recipe) ? recipe.loraDropout : 0,
  ];
  if (!isTextAlone(roles) || rates.some((rate) => rate > 0)) return [];
  return [message('training.textAlone.noDropout')];
}
