/**
 * Learning rates of parts of a model, as `learning_rate_mapping` in sentence-transformers: the embeddings, each layer
 * (Howard & Ruder 2018, discriminative fine-tuning), and what follows the encoder.
 */

import { losses } from '../../core/losses/catalogue';
import type { LossEntry } from '../../core/losses/types';
import { usesLora } from '../../core/recipe/conditions';
import type { Recipe } from '../../core/recipe/types';
import { message, type Message } from '../../messages/message';
import type { EncoderConfig, SentenceModelConfig } from '../model/types';

/**
 * What each parameter's learning rate is, as a multiple of the recipe's. Layers that share their weights count as one.
 * @returns from the name of a parameter of the encoder, an adapter or a head
 */
export function partRates(
  {
    learningRate,
    embeddingsRate,
    layerDecay,
    headRate,
  }: Pick<Recipe, 'learningRate' | 'embeddingsRate' | 'layerDecay' | 'headRate'>,
  { layers, layerSets = layers }: EncoderConfig,
): (name: string) => number {
  const own = (rate: number, otherwise: number) => (rate > 0 ? rate / learningRate : otherwise);
  return (name) => {
    const layer = /^(?:lora\.)?layers\.(\d+)\./.exec(name);
    if (layer) return layerDecay ** (layerSets - 1 - Number(layer[1]));
    if (name.startsWith('embeddings.')) return own(embeddingsRate, layerDecay ** layerSets);
    return name.startsWith('modules.') || name.startsWith('classifier.') ? own(headRate, 1) : 1;
  };
}

/** That a part with a rate of its own is not there, or is not trained. */
export function partRateNotes(recipe: Recipe, { modules }: SentenceModelConfig): readonly Message[] {
  const entry: LossEntry = losses[recipe.loss];
  const hasHead =
    entry.trainsHead === true || (!usesLora(recipe) && modules.some(({ kind }) => kind === 'dense'));
  const hasEmbeddings = !recipe.freezeEmbeddings && !usesLora(recipe);
  return [
    ...(recipe.headRate > 0 && !hasHead ? [message('training.rates.noHead')] : []),
    ...(recipe.embeddingsRate > 0 && !hasEmbeddings ? [message('training.rates.noEmbeddings')] : []),
  ];
}
