/** Checks one number of a recipe or of a loss against its field; the same words serve the form and the file. */

import { losses } from '../losses/catalogue';
import type { LossParam } from '../losses/types';
import type { NumberField } from '../fields';
import { matryoshkaFields, recipeFields, type RecipeField } from './fields';
import type { Recipe } from './types';

/** What a number is checked by. */
export type NumberRange = Pick<NumberField, 'label' | 'min' | 'max' | 'integer'>;

/** Why a value can't stand in this field, as a sentence that names its range; null where it can. */
export function checkNumber(field: NumberRange, value: unknown): string | null {
  const { label, min, max, integer } = field;
  const expected = `${label} must be a ${integer ? 'whole number' : 'number'} from ${words(min)} to ${words(max)}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${expected}.`;
  const fits = value >= min && value <= max && (!integer || Number.isInteger(value));
  return fits ? null : `${expected}; it is ${words(value)}.`;
}

/** The same for a parameter of a loss, which may be no number. */
export function checkParam(param: LossParam, value: unknown): string | null {
  switch (param.kind) {
    case 'number':
      return checkNumber(param, value);
    case 'flag':
      return typeof value === 'boolean' ? null : `${param.label} must be true or false.`;
    case 'choice': {
      const values = param.options.map((option) => option.value);
      return typeof value === 'string' && values.includes(value)
        ? null
        : `${param.label} must be one of ${values.join(', ')}.`;
    }
  }
}

/** The same for a field of the recipe, by its name. */
export function checkField(name: RecipeField, value: unknown): string | null {
  return checkNumber(recipeFields[name], value);
}

/** The same for the dimensions of MatryoshkaLoss and their weights. */
export function checkMatryoshka({
  matryoshkaDims: dims,
  matryoshkaWeights: weights,
}: Pick<Recipe, 'matryoshkaDims' | 'matryoshkaWeights'>): string | null {
  for (const dim of dims) {
    const wrong = checkNumber(matryoshkaFields.dims, dim);
    if (wrong) return wrong;
  }
  for (const weight of weights) {
    const wrong = checkNumber(matryoshkaFields.weights, weight);
    if (wrong) return wrong;
  }
  const twice = dims.find((dim, i) => dims.indexOf(dim) !== i);
  if (twice !== undefined) return `${matryoshkaFields.dims.label} must differ; ${twice} is there twice.`;
  if (weights.length > 0 && weights.length !== dims.length) {
    return `${matryoshkaFields.weights.label} must be as many as the dimensions (${dims.length}), or none; there are ${weights.length}.`;
  }
  return null;
}

/** The same for the first number of a recipe, its loss's own included, that can't stand; null where all can. */
export function checkNumbers(recipe: Recipe): string | null {
  const values: Readonly<Record<string, unknown>> = recipe;
  const fields: Readonly<Record<string, NumberField>> = recipeFields;
  for (const [name, field] of Object.entries(fields)) {
    const wrong = checkNumber(field, values[name]);
    if (wrong) return wrong;
  }
  const params: Readonly<Record<string, LossParam>> = losses[recipe.loss].params;
  for (const [name, param] of Object.entries(params)) {
    const wrong = checkParam(param, recipe.lossParams[name]);
    if (wrong) return wrong;
  }
  return checkMatryoshka(recipe);
}

/** Digits in threes from 10,000 on; small rates as 2e-5. */
function words(value: number): string {
  const size = Math.abs(value);
  if (size >= 10_000 && size < 1e15) return value.toLocaleString('en', { maximumFractionDigits: 6 });
  return size > 0 && size < 0.001 ? value.toExponential() : String(value);
}
