/** The recipe of a run on the command line: from a file, or as the page suggests it, with the options applied. */

import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { ExamplesReport } from '../core/report/types';
import { RecipeError } from '../core/errors';
import { defaultRecipe, parseRecipe, withLoss } from '../core/recipe/recipe';
import { suggest, withSuggestion } from '../core/recipe/suggest';
import type { BaseModel, Recipe } from '../core/recipe/types';
import { message, type Text } from '../messages/message';
import type { TrainOptions } from './options';

export interface RunFacts {
  readonly report: ExamplesReport;
  /** Of the base model. */
  readonly layers: number;
  /** Whether there is an evaluation file. */
  readonly hasEvaluationFile: boolean;
}

/**
 * @returns the recipe, and the reason for its numbers where they are suggested
 * @throws RecipeError where the file is not a recipe, or its base model is missing
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

/** As on the page: the recommended loss, and the numbers suggested for the data and the model. */
function proposed({ report, layers, hasEvaluationFile }: RunFacts, numbers: TrainOptions['numbers']) {
  const { loss, reason } = report.inference;
  if (loss === null) throw new RecipeError(reason, message('cli.recipe.noLoss.next'));
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
      cause instanceof SyntaxError
        ? message('cli.recipe.notJson', { path, error: cause.message })
        : message('cli.recipe.unreadable', { path }),
      message('cli.recipe.next'),
      { cause },
    );
  }
  return parseRecipe(value);
}

/** A folder given with `--base` holds the model that the recipe names, or replaces the built-in one. */
function baseModelOf(named: BaseModel, folder: string | null): BaseModel {
  if (folder !== null) {
    return named.kind === 'builtin' ? { kind: 'folder', name: basename(resolve(folder)) } : named;
  }
  switch (named.kind) {
    case 'builtin':
      return named;
    case 'folder':
      throw new RecipeError(
        message('cli.recipe.folder', { name: named.name }),
        message('cli.recipe.folder.next'),
      );
    case 'hub':
      throw new RecipeError(
        message('cli.recipe.hub', { id: named.id, revision: named.revision }),
        message('cli.recipe.hub.next'),
      );
  }
}
