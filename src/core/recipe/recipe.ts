/** Makes recipes, and reads those that come from outside: a file, a link, storage, the other thread. */

import * as z from 'zod/mini';
import { message, type Message } from '../../messages/message';
import { RecipeError } from '../errors';
import type { Field, FieldValue } from '../fields';
import { losses, lossNames, type LossName } from '../losses/catalogue';
import { defaultsOf } from '../losses/params';
import type { LossParam, ParamValue } from '../losses/types';
import { checkRecipe, checkValue } from './check';
import { fieldEntry, recipeFieldNames, recipeFields, type RecipeField, type RecipeSettings } from './fields';
import type { Recipe } from './types';

const recipeVersion = 1;

/** The recipe with another loss and that loss's own defaults. */
export function withLoss(recipe: Recipe, loss: LossName): Recipe {
  return { ...recipe, loss, lossParams: defaultsOf(losses[loss].params) };
}

/** Every field at its default, for the built-in model and unlabelled pairs. */
export const defaultRecipe: Recipe = {
  version: recipeVersion,
  loss: 'MultipleNegativesRankingLoss',
  lossParams: defaultsOf(losses.MultipleNegativesRankingLoss.params),
  baseModel: { kind: 'builtin' },
  ...defaultSettings(),
};

function defaultSettings(): RecipeSettings {
  const entries = recipeFieldNames.map((name) => [name, fieldEntry(name).default]);
  return Object.fromEntries(entries) as RecipeSettings;
}

/** Takes what `checkValue` takes; the default where there is none. */
const valueOf = (field: Field) =>
  z._default(
    z.custom<FieldValue>((value) => checkValue(field, value) === null),
    () => field.default,
  );

/** What a schema takes is known of its field alone. */
type FieldSchemas = { [N in RecipeField]: z.ZodMiniType<RecipeSettings[N]> };

const fieldSchemas = Object.fromEntries<unknown>(
  recipeFieldNames.map((name) => [name, valueOf(fieldEntry(name))]),
) as FieldSchemas;

/** The same for a parameter of a loss. */
const paramOf = (param: LossParam) =>
  z._default(
    z.custom<ParamValue>((value) => checkValue(param, value) === null),
    () => param.default,
  );

const text = z.string().check(z.minLength(1), z.maxLength(500));

const schema = z.strictObject({
  version: z.literal(recipeVersion),
  loss: z.enum(lossNames),
  lossParams: z._default(z.record(z.string(), z.unknown()), {}),
  baseModel: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('builtin') }),
    z.strictObject({ kind: z.literal('folder'), name: text }),
    z.strictObject({ kind: z.literal('hub'), id: text, revision: text }),
  ]),
  ...fieldSchemas,
});

/** A recipe from a value of unknown origin; absent fields take their defaults. A RecipeError names every fault. */
export function parseRecipe(value: unknown): Recipe {
  const version = z.safeParse(z.object({ version: z.number() }), value);
  if (!version.success) {
    throw new RecipeError(message('recipe.noVersion'), message('recipe.chooseSaved'));
  }
  if (version.data.version !== recipeVersion) {
    throw new RecipeError(
      message('recipe.otherVersion', { version: version.data.version, known: recipeVersion }),
      message('recipe.update'),
    );
  }
  const given = parsed(schema, value, fieldEntries);
  const params: Readonly<Record<string, LossParam>> = losses[given.loss].params;
  const lossParams = parsed(
    z.strictObject(Object.fromEntries(Object.entries(params).map(([name, param]) => [name, paramOf(param)]))),
    given.lossParams,
    params,
  );
  const recipe = { ...given, lossParams };
  const wrong = checkRecipe(recipe);
  if (wrong) throw unusable([wrong]);
  return recipe;
}

const fieldEntries: Readonly<Record<string, Field>> = recipeFields;

function parsed<T extends z.ZodMiniType>(
  reads: T,
  value: unknown,
  fields: Readonly<Record<string, Field>>,
): z.infer<T> {
  const result = z.safeParse(reads, value);
  if (!result.success) throw unusable(result.error.issues.map((issue) => faultOf(issue, value, fields)));
  return result.data;
}

const unusable = (faults: readonly Message[]) =>
  new RecipeError(message('recipe.unusable', { faults }), message('recipe.fixFile'));

function faultOf(issue: z.core.$ZodIssue, value: unknown, fields: Readonly<Record<string, Field>>): Message {
  if (issue.code === 'unrecognized_keys') return message('recipe.unknownFields', { names: issue.keys });
  const path = issue.path.map(String).join('.');
  const field = fields[path];
  if (path === 'loss') {
    return message('recipe.check.notOption', { field: message('field.loss.label'), options: lossNames });
  }
  return (field && checkValue(field, valueAt(value, path))) ?? message('recipe.malformed', { path });
}

const valueAt = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
