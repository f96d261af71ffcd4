/** A model as a recipe's fields have it read: with another pooling, or with prompts of its own for each side. */

import type { Dataset } from '../../core/data/dataset/dataset';
import { RecipeError } from '../../core/errors';
import type { Pooling, Prompts } from '../../core/model/types';
import type { ModelSettings } from '../../core/recipe/modelSettings';
import type { Recipe } from '../../core/recipe/types';
import { message, type Message } from '../../messages/message';
import type { ModelDescription, SentenceModelConfig } from './types';

const known = new WeakMap<ModelDescription, Map<string, ModelDescription>>();

/**
 * The same object for the same settings, and the model itself where they change nothing, so that its encoder can be kept.
 * @param single whether the data has one sentence a row: both sides of a pair are then first sentences
 * @throws RecipeError where a Dense module cannot follow the pooling, or the model has no pooling to choose
 */
export function withSettings(
  model: ModelDescription,
  settings: ModelSettings,
  single: boolean,
): ModelDescription {
  const pooling = poolingOf(model.config, settings.pooling);
  const first = settings.promptSentence1 ?? model.offers.defaultPrompt;
  const second = single ? first : (settings.promptSentence2 ?? model.offers.defaultPrompt);
  const prompts: Prompts = { sentence1: first, sentence2: second };
  const key = JSON.stringify([pooling, first, second]);
  if (key === JSON.stringify([model.config.pooling, model.prompts.sentence1, model.prompts.sentence2])) {
    return model;
  }
  const versions = known.get(model) ?? new Map<string, ModelDescription>();
  known.set(model, versions);
  const version = versions.get(key) ?? { ...model, prompts, config: { ...model.config, pooling } };
  versions.set(key, version);
  return version;
}

/** The tokens after which sentences are cut: the recipe's number, as far as the model has positions. */
export const cutLength = (
  { maxSeqLength }: Pick<Recipe, 'maxSeqLength'>,
  { encoder }: Pick<SentenceModelConfig, 'encoder'>,
): number => Math.min(maxSeqLength, encoder.maxPositions);

/** Whether all sentences of the data are first sentences. */
export const isSingle = ({ roles }: Pick<Dataset, 'roles'>): boolean => roles.sentence2 === null;

/** Whether so many tokens of a prompt leave no token to the sentence: one is the closing special token's. */
export const fillsSentences = (promptTokens: number, maxLength: number): boolean =>
  promptTokens > 0 && promptTokens + 1 >= maxLength;

function poolingOf(config: SentenceModelConfig, chosen: ModelSettings['pooling']): readonly Pooling[] {
  if (chosen === 'auto') return config.pooling;
  if (config.encoder.bag) {
    throw new RecipeError(message('recipe.pooling.bag'), message('recipe.pooling.dense.next'));
  }
  const dense = config.modules.find((module) => module.kind === 'dense');
  if (dense && dense.into !== config.encoder.hiddenSize) {
    throw new RecipeError(
      message('recipe.pooling.dense', {
        pooling: chosen,
        width: config.encoder.hiddenSize,
        expected: dense.into,
      }),
      message('recipe.pooling.dense.next'),
    );
  }
  return [chosen];
}

/** What is changed of the model as it was read. */
export function settingsNotes(model: ModelDescription, changed: ModelDescription): readonly Message[] {
  const [before, after] = [model, changed].map(({ config }) => config.pooling.join(' + '));
  const { sentence1, sentence2 } = changed.prompts;
  const samePrompts = sentence1 === model.prompts.sentence1 && sentence2 === model.prompts.sentence2;
  return [
    ...(before === undefined || after === undefined || before === after
      ? []
      : [
          model.offers.poolingNamed
            ? message('training.model.poolingReplaced', { pooling: after, folder: before })
            : message('training.model.pooling', { pooling: after }),
        ]),
    ...(samePrompts ? [] : [message('training.model.prompts', { sentence1, sentence2 })]),
  ];
}
