/** Checks values against their fields: for the form, the command line and recipes from files. */

import { message, type Message } from '../../messages/message';
import { labelOf, type Field, type FieldValue, type NumberRange } from '../fields';
import { losses } from '../losses/catalogue';
import type { LossParam } from '../losses/types';
import { takesEffect, teacherOf, usesMatryoshka } from './conditions';
import { fieldEntry, recipeFieldNames, type RecipeField, type RecipeSettings } from './fields';
import type { Recipe } from './types';

/** Why a value is not possible as this number, with its range; null where it is. `field` is what it is called. */
export function checkNumber(field: Message, range: NumberRange, value: unknown): Message | null {
  const { min, max, integer } = range;
  const expected = { field, min, max, integer };
  if (typeof value !== 'number' || !Number.isFinite(value))
    return message('recipe.check.notNumber', expected);
  const fits = value >= min && value <= max && (!integer || Number.isInteger(value));
  return fits ? null : message('recipe.check.outOfRange', { ...expected, value });
}

/** Why a value is not possible in a field; null where it is. */
export function checkValue(field: Field, value: unknown): Message | null {
  const label = labelOf(field);
  switch (field.kind) {
    case 'number':
      return checkNumber(label, field, value);
    case 'flag':
      return typeof value === 'boolean' ? null : message('recipe.check.notFlag', { field: label });
    case 'choice': {
      const options = field.options.map((option) => option.value);
      return typeof value === 'string' && options.includes(value)
        ? null
        : message('recipe.check.notOption', { field: label, options });
    }
    case 'text': {
      const { maxLength } = field;
      const fits = value === null || (typeof value === 'string' && value.length <= maxLength);
      return fits ? null : message('recipe.check.notText', { field: label, maxLength });
    }
    case 'numbers': {
      if (!Array.isArray(value)) return message('recipe.check.notList', { field: label });
      const numbers: readonly unknown[] = value;
      for (const [i, number] of numbers.entries()) {
        const wrong = checkNumber(label, field, number);
        if (wrong) return wrong;
        if (field.distinct && typeof number === 'number' && numbers.indexOf(number) < i)
          return message('recipe.check.twice', { field: label, value: number });
      }
      return null;
    }
  }
}

/** The same for a field by its name. */
export const checkField = (name: RecipeField, value: unknown): Message | null =>
  checkValue(fieldEntry(name), value);

/** Whether a value has a field's type, be it in the field's range or not. */
export function isSetting<N extends RecipeField>(name: N, value: FieldValue): value is RecipeSettings[N] {
  const field = fieldEntry(name);
  switch (field.kind) {
    case 'number':
      return typeof value === 'number';
    case 'numbers':
      return Array.isArray(value);
    case 'text':
      return value === null || typeof value === 'string';
    case 'flag':
    case 'choice':
      return checkValue(field, value) === null;
  }
}

/** Why a field's value is not possible in its recipe, the other fields considered; null where it is. */
export function checkIn(recipe: Recipe, name: RecipeField): Message | null {
  const wrong = checkField(name, recipe[name]);
  if (wrong) return wrong;
  if (name === 'matryoshkaWeights') return checkWeightCount(recipe);
  if (name === 'teacher' && recipe.teacher === 'file' && teacherOf(recipe) === 'guide')
    return message('recipe.check.guideFromFile', { loss: recipe.loss });
  const unnamed = name === 'teacherModel' && takesEffect(name, recipe) && !recipe.teacherModel?.trim();
  return unnamed ? message('recipe.check.noTeacher') : null;
}

function checkWeightCount(recipe: Recipe): Message | null {
  const [dims, weights] = [recipe.matryoshkaDims.length, recipe.matryoshkaWeights.length];
  if (weights === 0 || (usesMatryoshka(recipe) && weights === dims)) return null;
  return message('recipe.check.weightCount', { dims, weights });
}

/** What is wrong with a recipe: the first field that has a value it may not have, the loss's own included; else null. */
export function checkRecipe(recipe: Recipe): Message | null {
  for (const name of recipeFieldNames) {
    const wrong = checkIn(recipe, name);
    if (wrong) return wrong;
  }
  const params: Readonly<Record<string, LossParam>> = losses[recipe.loss].params;
  for (const [name, param] of Object.entries(params)) {
    const wrong = checkValue(param, recipe.lossParams[name]);
    if (wrong) return wrong;
  }
  return null;
}
