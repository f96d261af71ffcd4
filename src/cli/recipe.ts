/** The recipe of a run from the command line: the file's, or the page's own numbers, with what the options change. */

import type { Text } from '../messages/message';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ExamplesReport } from '../core/report/types';
import { RecipeError } from '../core/errors';
import { defaultRecipe, parseRecipe, withLoss } from '../core/recipe/recipe';
import { suggest, withSuggestion } from '../core/recipe/suggest';
import type { BaseModel, Recipe } from '../core/recipe/types';
import type { TrainOptions } from './options';

export interface RunFacts {
  readonly report: ExamplesReport;
  /** Of the base model. */
  readonly layers: number;
  /** Whether a second file is judged by. */
  readonly hasEvaluationFile: boolean;
}

/**
 * @returns the recipe, and the reason for its numbers where these are not a file's
 * @throws RecipeError where the file is no recipe, or its base model is not at hand
 */
export async function recipeOf(
  { recipe: path, numbers, compute, base }: TrainOptions,
  facts: RunFacts,
): Promise<{ readonly recipe: Recipe; readonly reason: Text | null }> {
  const { recipe, reason } =
    path === null ? proposed(facts, numbers) : { recipe: await readRecipe(path), reason: null };
  return {
    recipe: {
      ...recipe,
      ...numbers,
      ...(compute === null ? {} : { compute }),
      baseModel: baseModelOf(recipe.baseModel, base),
    },
    reason,
  };
}

/** As on the page: the loss that fits, and the numbers that suit the data and the model. */
function proposed({ report, layers, hasEvaluationFile }: RunFacts, numbers: TrainOptions['numbers']) {
  const { loss, reason } = report.inference;
  if (loss === null) throw new RecipeError(reason, 'Name the columns, such as with --sentence1 and --label.');
  const recipe = { ...withLoss(defaultRecipe, loss), ...numbers };
  const suggestion = suggest({ layers, rows: report.rows, hasEvaluationFile, recipe });
  return { recipe: withSuggestion(recipe, suggestion), reason: suggestion?.reason ?? null };
}

async function readRecipe(path: string): Promise<Recipe> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new RecipeError(
      cause instanceof SyntaxError ? `${path} is not JSON: ${cause.message}.` : `${path} can't be read.`,
      'Name a recipe.json that the page saved.',
      { cause },
    );
  }
  return parseRecipe(value);
}

/** A folder that is given stands for the model that the recipe names, or else for the built-in one. */
function baseModelOf(named: BaseModel, folder: string | null): BaseModel {
  if (folder !== null) {
    return named.kind === 'builtin' ? { kind: 'folder', name: basename(resolve(folder)) } : named;
  }
  switch (named.kind) {
    case 'builtin':
      return named;
    case 'folder':
      throw new RecipeError(`The recipe starts from the folder "${named.name}".`, 'Name it with --base.');
    case 'hub':
      throw new RecipeError(
        `The recipe starts from ${named.id} (revision ${named.revision}) of the Hugging Face Hub, and the command line fetches nothing.`,
        'Download that model, and name its folder with --base.',
      );
  }
}
