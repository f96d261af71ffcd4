/** Values that suit the data and the base model, with the reason: what a recipe has until a person sets them. */

import { message, type Message } from '../../messages/message';
import { heldOutCount } from '../data/evaluation/heldOutCount';
import { checkField } from './check';
import { usesLora } from './conditions';
import { recipeFields, type RecipeField } from './fields';
import { planRun } from './plan';
import type { Recipe } from './types';

/** The fields that are suggested. */
export const suggestedFields = ['epochs', 'learningRate'] as const satisfies readonly RecipeField[];
export type SuggestedField = (typeof suggestedFields)[number];

export type Suggestion = Readonly<Record<SuggestedField, number>> & {
  readonly reason: Message;
};

export interface SuggestionFacts {
  /** Of the base model; null where it is not known yet. */
  readonly layers: number | null;
  /** Usable rows of the dataset, or those of its training split. */
  readonly rows: number;
  /** Whether all of them are for training, because other rows are evaluated on. */
  readonly hasEvaluationRows: boolean;
  /** Examples that the loss makes of each row, on average; 1 where absent. */
  readonly perRow?: number;
  /** Whether each is a sentence with itself, from which a model gains in the first steps alone; absent: no. */
  readonly alone?: boolean;
  readonly recipe: Recipe;
}

/** With fewer steps, warm-up and decay included, a model hardly changes. */
const enoughSteps = 100;
/** More passes overfit. */
const maxEpochs = 10;

const usualRate = recipeFields.learningRate.default;

/** Shallow models need higher rates, and stay stable with them: each of their few layers has to change more. */
const rates = [
  // A bag of tokens without layers: only the rows of a sentence's own words move. A static model that is made of the built-in
  // one, an epoch on the STS benchmark, three seeds: Spearman 0.826 before, 0.842 at 1e-3, 0.846 at 1e-2, 0.781 at 5e-2, 0.742
  // at the 2e-1 with which sentence-transformers trains static embeddings whose vectors are random.
  { layers: 0, rate: 1e-2 },
  { layers: 3, rate: 2e-4 },
  { layers: 6, rate: 5e-5 },
] as const;

/** Adapters start at zero and are small: with the rate of full fine-tuning they hardly change the model. */
const loraFactor = 10;

/** The fields that the suggestion depends on. */
const given = [
  'batchSize',
  'heldOut',
  'gradientAccumulation',
  'loraRank',
] as const satisfies readonly RecipeField[];

/** Null without rows, or where a number that it depends on is out of its range. */
export function suggest({
  layers,
  rows,
  hasEvaluationRows,
  perRow = 1,
  alone = false,
  recipe,
}: SuggestionFacts): Suggestion | null {
  const trainRows = Math.round(
    perRow * (hasEvaluationRows ? rows : rows - heldOutCount(rows, recipe.heldOut)),
  );
  if (!(trainRows > 0) || given.some((field) => checkField(field, recipe[field]))) return null;
  const steps = planRun(recipe, trainRows).stepsPerEpoch;
  const epochs = alone ? 1 : Math.min(maxEpochs, Math.ceil(enoughSteps / steps));
  const shallow = rates.find((rate) => layers !== null && layers <= rate.layers);
  const whole = shallow?.rate ?? usualRate;
  const learningRate = usesLora(recipe) ? Number((whole * loraFactor).toPrecision(6)) : whole;
  const reasons = [
    ...(shallow && layers !== null ? [message('recipe.rate.shallow', { layers, usual: usualRate })] : []),
    ...(usesLora(recipe) ? [message('recipe.rate.lora', { factor: loraFactor })] : []),
  ];
  const rate =
    reasons.length > 0
      ? message('recipe.rate.because', { rate: learningRate, reasons })
      : message('recipe.rate.usual', { rate: usualRate });
  return {
    epochs,
    learningRate,
    reason: alone
      ? message('recipe.suggested.alone', { steps, rate })
      : message('recipe.suggested', { epochs, rows: trainRows, steps, rate }),
  };
}

/** The recipe with what is suggested, except for the fields in `own`. */
export function withSuggestion<R extends Recipe>(
  recipe: R,
  suggestion: Suggestion | null,
  own: readonly SuggestedField[] = [],
): R {
  if (!suggestion) return recipe;
  const open = suggestedFields.filter((field) => !own.includes(field));
  return { ...recipe, ...Object.fromEntries(open.map((field) => [field, suggestion[field]])) };
}
