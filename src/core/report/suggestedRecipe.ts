/** The recipe that suits data and base model, with the settings that somebody has given. */

import { message, type Message } from '../../messages/message';
import { RecipeError } from '../errors';
import { defaultRecipe, parseRecipe, withLoss } from '../recipe/recipe';
import { suggest, suggestedFields, withSuggestion } from '../recipe/suggest';
import type { BaseModel, Recipe } from '../recipe/types';
import { trainable } from './trainable';
import type { ExamplesReport } from './types';

export interface RunFacts {
  readonly report: ExamplesReport;
  /** Of the base model. */
  readonly layers: number;
  /** Whether there is an evaluation file. */
  readonly hasEvaluationFile: boolean;
}

/** Fields of a recipe, by name; their values are checked here. */
type Settings = Readonly<Partial<Record<Exclude<keyof Recipe, 'version' | 'baseModel'>, unknown>>>;

/**
 * The given settings; else the loss that fits the data, and its numbers for so many rows and layers.
 * @returns the recipe, and the reason for the numbers that were not given; null where none were suggested
 * @throws RecipeError where no loss fits the data, or a setting is not possible
 */
export function suggestedRecipe(
  settings: Settings,
  baseModel: BaseModel,
  { report, layers, hasEvaluationFile }: RunFacts,
): { readonly recipe: Recipe; readonly reason: Message | null } {
  const start = 'loss' in settings ? { ...defaultRecipe, lossParams: {} } : fittingLoss(report);
  const recipe = parseRecipe({ ...start, ...settings, baseModel });
  const suggestion = suggest({ layers, ...trainable(recipe.loss, report, hasEvaluationFile), recipe });
  const given = suggestedFields.filter((name) => name in settings);
  return { recipe: withSuggestion(recipe, suggestion, given), reason: suggestion?.reason ?? null };
}

function fittingLoss({ inference }: ExamplesReport): Recipe {
  const { loss, reason } = inference;
  if (loss !== null) return withLoss(defaultRecipe, loss);
  throw new RecipeError(message('loss.noneFits', { reason }), message('recipe.nameColumns'));
}
