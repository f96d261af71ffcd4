/** Numbers that suit the data and the base model, with the reason: what a recipe has until a person sets them. */

import type { Text } from '../../messages/message';
import { heldOutCount } from '../data/evaluation/split';
import { numberText, plural } from '../../messages/format';
import { checkField } from './check';
import { recipeFields, type RecipeField } from './fields';
import { planRun } from './plan';
import type { Recipe } from './types';

/** The fields that are suggested. */
export const suggestedFields = ['epochs', 'learningRate'] as const satisfies readonly RecipeField[];
export type SuggestedField = (typeof suggestedFields)[number];

export type Suggestion = Readonly<Record<SuggestedField, number>> & {
  /** Why, in a sentence. */
  readonly reason: Text;
};

export interface SuggestionFacts {
  /** Of the base model; null where it is not known yet. */
  readonly layers: number | null;
  /** Usable rows of the dataset. */
  readonly rows: number;
  /** Whether all of them are to train on, because a second file is judged by. */
  readonly hasEvaluationFile: boolean;
  readonly recipe: Recipe;
}

/** Fewer steps, warm-up and decay among them, hardly move a model. */
const enoughSteps = 100;
/** Rows that are seen more often are learned by heart. */
const maxEpochs = 10;

const usualRate = recipeFields.learningRate.default;

/** The fewer layers there are, the further each has to move: shallow models need higher rates, and bear them. */
const rates = [
  { layers: 3, rate: 2e-4 },
  { layers: 6, rate: 5e-5 },
] as const;

/** Adapters begin at nothing, and are small: at a whole model's rate they hardly move it. */
const loraFactor = 10;

/** The fields that it goes by. */
const given = [
  'batchSize',
  'heldOut',
  'gradientAccumulation',
  'loraRank',
] as const satisfies readonly RecipeField[];

/** Null where there is nothing to go by: no row, or a number out of its range. */
export function suggest({ layers, rows, hasEvaluationFile, recipe }: SuggestionFacts): Suggestion | null {
  const trainRows = hasEvaluationFile ? rows : rows - heldOutCount(rows, recipe.heldOut);
  if (!(trainRows > 0) || given.some((field) => checkField(field, recipe[field]))) return null;
  const steps = planRun(recipe, trainRows).stepsPerEpoch;
  const epochs = Math.min(maxEpochs, Math.ceil(enoughSteps / steps));
  const shallow = rates.find((rate) => layers !== null && layers <= rate.layers);
  const whole = shallow?.rate ?? usualRate;
  const learningRate = recipe.loraRank > 0 ? Number((whole * loraFactor).toPrecision(6)) : whole;
  const reasons = [
    ...(shallow && layers !== null
      ? [`a model of ${plural(layers, 'layer')} takes a higher one than the usual ${numberText(usualRate)}`]
      : []),
    ...(recipe.loraRank > 0 ? [`LoRA takes ${loraFactor} times that of a whole model`] : []),
  ];
  const rate =
    reasons.length > 0
      ? `learning rate ${numberText(learningRate)}, because ${reasons.join(' and ')}`
      : `the usual learning rate of ${numberText(usualRate)}`;
  return {
    epochs,
    learningRate,
    reason: `Suggested: ${plural(epochs, 'epoch')}, because ${plural(trainRows, 'row')} to train on make ${plural(steps, 'step')} in each; ${rate}.`,
  };
}

/** The recipe with what is suggested, but for the fields in `own`. */
export function withSuggestion<R extends Recipe>(
  recipe: R,
  suggestion: Suggestion | null,
  own: readonly SuggestedField[] = [],
): R {
  if (!suggestion) return recipe;
  const open = suggestedFields.filter((field) => !own.includes(field));
  return { ...recipe, ...Object.fromEntries(open.map((field) => [field, suggestion[field]])) };
}
