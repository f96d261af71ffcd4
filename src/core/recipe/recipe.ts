/** Makes recipes, and reads those that come from outside: a file, a link, storage, the other thread. */

import * as z from 'zod/mini';
import { RecipeError } from '../errors';
import { losses, lossNames, type LossName } from '../losses/catalogue';
import { defaultsOf } from '../losses/params';
import type { LossParam, ParamValue } from '../losses/types';
import type { NumberField } from '../fields';
import { checkMatryoshka, checkNumber, checkParam } from './check';
import { recipeFields } from './fields';
import {
  recipeChoices,
  recipeFlags,
  type ChoiceOf,
  type RecipeChoice,
  type RecipeFlag,
  type RecipeOptions,
} from './options';
import { computes, type Recipe } from './types';

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
  matryoshkaDims: [],
  matryoshkaWeights: [],
  baseModel: { kind: 'builtin' },
  compute: 'auto',
  ...mapFields(recipeFields, (field) => field.default),
  ...optionDefaults(),
};

/** One schema a field of the catalogue, which says its range where a value is outside. */
const numberIn = (field: NumberField) => {
  const error = ({ input }: { readonly input?: unknown }) => checkNumber(field, input) ?? '';
  return z._default(
    z.number({ error }).check(z.refine((value) => checkNumber(field, value) === null, { error })),
    field.default,
  );
};

/** The same for a parameter of a loss. */
const paramIn = (param: LossParam) => {
  const error = ({ input }: { readonly input?: unknown }) => checkParam(param, input) ?? '';
  const fits = (value: ParamValue) => checkParam(param, value) === null;
  return z._default(
    z.union([z.number(), z.boolean(), z.string()], { error }).check(z.refine(fits, { error })),
    param.default,
  );
};

const flagIn = (name: RecipeFlag) => {
  const { label, default: usual } = recipeFlags[name];
  return z._default(z.boolean({ error: () => `${label} must be true or false.` }), usual);
};

const choiceIn = <C extends RecipeChoice>(name: C) => {
  const { label, default: usual, options } = recipeChoices[name];
  const values = options.map(({ value }): ChoiceOf<C> => value);
  return z._default(z.enum(values, { error: () => `${label} must be one of ${values.join(', ')}.` }), usual);
};

/** What the numbers may be is looked at afterwards, both lists together. */
const numbersOf = (name: string) =>
  z._default(z.array(z.number(), { error: () => `"${name}" must be a list of numbers.` }), []);

const text = z.string().check(z.minLength(1), z.maxLength(500));

const schema = z.strictObject({
  version: z.literal(recipeVersion),
  loss: z.enum(lossNames, { error: () => `"loss" must be one of ${lossNames.join(', ')}.` }),
  lossParams: z._default(z.record(z.string(), z.unknown()), {}),
  matryoshkaDims: numbersOf('matryoshkaDims'),
  matryoshkaWeights: numbersOf('matryoshkaWeights'),
  baseModel: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('builtin') }),
    z.strictObject({ kind: z.literal('folder'), name: text }),
    z.strictObject({ kind: z.literal('hub'), id: text, revision: text }),
  ]),
  compute: z._default(
    z.enum(computes, { error: () => `"compute" must be one of ${computes.join(', ')}.` }),
    'auto',
  ),
  ...mapFields(recipeFields, numberIn),
  keepBest: flagIn('keepBest'),
  freezeEmbeddings: flagIn('freezeEmbeddings'),
  scheduler: choiceIn('scheduler'),
  batching: choiceIn('batching'),
  loraTargets: choiceIn('loraTargets'),
  bestBy: choiceIn('bestBy'),
});

/** A recipe from a value of unknown origin; absent numbers take their defaults. A RecipeError names every fault. */
export function parseRecipe(value: unknown): Recipe {
  const version = z.safeParse(z.object({ version: z.number() }), value);
  if (!version.success) {
    throw new RecipeError(
      'This is no Semblance recipe: it has no version.',
      'Choose a recipe.json that this page saved.',
    );
  }
  if (version.data.version !== recipeVersion) {
    throw new RecipeError(
      `The recipe is of version ${version.data.version}, and this page reads version ${recipeVersion}.`,
      'Reload the page to get its newest version, or set the fields by hand.',
    );
  }
  const result = z.safeParse(schema, value);
  if (!result.success) throw faulty(result.error.issues.map(describe));
  const recipe = result.data;
  const wrong = checkMatryoshka(recipe);
  if (wrong) throw faulty([wrong]);
  const fields = Object.entries<LossParam>(losses[recipe.loss].params);
  const params = z.safeParse(
    z.strictObject(Object.fromEntries(fields.map(([name, param]) => [name, paramIn(param)]))),
    recipe.lossParams,
  );
  if (!params.success) throw faulty(params.error.issues.map(describe));
  return { ...recipe, lossParams: params.data };
}

function faulty(faults: readonly string[]): RecipeError {
  const [first = ''] = faults;
  return new RecipeError(
    faults.length === 1
      ? `The recipe can't be used: ${first}`
      : `The recipe can't be used for ${faults.length} reasons: ${faults.join(' ')}`,
    'Mend it and open it again; the recipe on the page has not changed.',
  );
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return `${issue.keys.length === 1 ? 'There is no field' : 'There are no fields'} ${keys}.`;
  }
  const path = issue.path.map(String).join('.');
  return path in recipeFields || issue.code === 'custom' || /must be/.test(issue.message)
    ? issue.message
    : `"${path}" is missing or malformed.`;
}

function optionDefaults(): RecipeOptions {
  return {
    keepBest: recipeFlags.keepBest.default,
    freezeEmbeddings: recipeFlags.freezeEmbeddings.default,
    scheduler: recipeChoices.scheduler.default,
    batching: recipeChoices.batching.default,
    loraTargets: recipeChoices.loraTargets.default,
    bestBy: recipeChoices.bestBy.default,
  };
}

function mapFields<K extends string, T>(
  fields: Readonly<Record<K, NumberField>>,
  make: (field: NumberField) => T,
): Record<K, T> {
  const entries = Object.entries<NumberField>(fields).map(([name, field]) => [name, make(field)]);
  return Object.fromEntries(entries) as Record<K, T>;
}
