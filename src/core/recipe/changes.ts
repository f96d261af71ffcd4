/** How recipes differ, setting by setting: what changed from one to the next, and what differs among several. */

import { message, type Message } from '../../messages/message';
import { labelOf, type FieldValue } from '../fields';
import { losses, type LossName } from '../losses/catalogue';
import type { LossParam, ParamValue } from '../losses/types';
import { takesEffect } from './conditions';
import { fieldEntry, recipeFieldNames, type RecipeField } from './fields';
import type { BaseModel, Recipe } from './types';

/** A setting of a recipe by its path. */
export type SettingName = 'baseModel' | 'loss' | `lossParams.${string}` | RecipeField;

/** A setting that recipes can be compared by. */
export interface ComparedSetting {
  readonly field: SettingName;
  readonly label: Message;
  /** Whether two runs that differ in it alone are the same run. */
  readonly sameRun: boolean;
  /** Null where the recipe has none: a parameter of another loss. */
  readonly valueIn: (recipe: Recipe) => FieldValue | null;
  /** Whether it has an effect in the recipe. */
  readonly takesEffectIn: (recipe: Recipe) => boolean;
  /** Whether the recipe's value of it follows from its other settings: a default of its loss. */
  readonly impliedIn: (recipe: Recipe) => boolean;
}

/** Every setting of these recipes: the base model, the loss with the parameters of each loss among them, the fields. */
export function* comparedSettings(recipes: readonly Recipe[]): Generator<ComparedSetting> {
  const always = { sameRun: false, takesEffectIn: () => true, impliedIn: () => false };
  yield {
    ...always,
    field: 'baseModel',
    label: message('recipe.baseModel'),
    valueIn: ({ baseModel }) => baseModelId(baseModel),
  };
  yield { ...always, field: 'loss', label: message('field.loss.label'), valueIn: ({ loss }) => loss };
  const params = new Map<string, LossParam>(
    recipes.flatMap(({ loss }) => Object.entries(losses[loss].params)),
  );
  for (const [name, param] of params) {
    yield {
      ...always,
      field: `lossParams.${name}`,
      label: labelOf(param),
      valueIn: ({ lossParams }) => lossParams[name] ?? null,
      impliedIn: ({ loss, lossParams }) => lossParams[name] === defaultOf(loss, name),
    };
  }
  for (const name of recipeFieldNames) {
    const entry = fieldEntry(name);
    yield {
      ...always,
      field: name,
      label: labelOf(entry),
      sameRun: entry.sameRun ?? false,
      valueIn: (recipe) => recipe[name],
      takesEffectIn: (recipe) => takesEffect(name, recipe),
    };
  }
}

function defaultOf(loss: LossName, name: string): ParamValue | undefined {
  const params: Readonly<Record<string, LossParam>> = losses[loss].params;
  return params[name]?.default;
}

/** One name for a base model: `builtin`, the folder's name, or the Hub's id, with `@` and the revision unless it is `main`. */
export function baseModelId(baseModel: BaseModel): string {
  switch (baseModel.kind) {
    case 'builtin':
      return baseModel.kind;
    case 'folder':
      return baseModel.name;
    case 'hub':
      return baseModel.revision === 'main' ? baseModel.id : `${baseModel.id}@${baseModel.revision}`;
  }
}

export interface RecipeChange extends Pick<ComparedSetting, 'field' | 'label'> {
  /** Null where it had no effect, or the loss has no such parameter. */
  readonly from: FieldValue | null;
  readonly to: FieldValue | null;
}

/** What changed from one recipe to another, in the order of the form; settings without an effect in either are left out. */
export const recipeChanges = (before: Recipe, now: Recipe): RecipeChange[] =>
  differingSettings([before, now]).map(({ field, label, values: [from = null, to = null] }) => ({
    field,
    label,
    from,
    to,
  }));

export interface DifferingSetting extends Pick<ComparedSetting, 'field' | 'label'> {
  /** One for each recipe; null where it has no effect there, or the loss has no such parameter. */
  readonly values: readonly (FieldValue | null)[];
}

/** The settings that are not the same in all recipes. What only follows from another loss is left out. */
export const differingSettings = (recipes: readonly Recipe[]): DifferingSetting[] =>
  [...comparedSettings(recipes)].flatMap(({ field, label, valueIn, takesEffectIn, impliedIn }) => {
    const values = recipes.map((recipe) => (takesEffectIn(recipe) ? valueIn(recipe) : null));
    const compared = values.map((value, i) => {
      const recipe = recipes[i];
      return recipe && impliedIn(recipe) ? null : JSON.stringify(value);
    });
    return new Set(compared).size > 1 ? [{ field, label, values }] : [];
  });
