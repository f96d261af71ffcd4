/** The recipe of a run on the command line: from a file, or as the page suggests it, with the flags applied. */

import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { trainable } from '../core/report/trainable';
import type { ExamplesReport } from '../core/report/types';
import { RecipeError } from '../core/errors';
import { defaultRecipe, parseRecipe, withLoss } from '../core/recipe/recipe';
import { suggest, suggestedFields, withSuggestion } from '../core/recipe/suggest';
import type { BaseModel, Recipe } from '../core/recipe/types';
import { message, type Message } from '../messages/message';
import type { TrainOptions } from './options';

export interface RunFacts {
  readonly report: ExamplesReport;
  /** Of the base model. */
  readonly layers: number;
  /** Whether there is an evaluation file. */
  readonly hasEvaluationFile: boolean;
}

/**
 * @returns the recipe, and the reason for its numbers where these are not a file's
 * @throws RecipeError where the file is not a recipe, the flags do not fit it, or its base model is missing
 */
export async function recipeOf(
  { recipe: path, settings, base }: TrainOptions,
  facts: RunFacts,
): Promise<{ readonly recipe: Recipe; readonly reason: Message | null }> {
  const start = path === null ? fittingLoss(facts) : parseRecipe(await readJson(path));
  const recipe = parseRecipe({ ...start, ...settings, baseModel: baseModelOf(start.baseModel, base) });
  if (path !== null) return { recipe, reason: null };
  const { layers, hasEvaluationFile, report } = facts;
  const suggestion = suggest({ layers, ...trainable(recipe.loss, report, hasEvaluationFile), recipe });
  const given = suggestedFields.filter((name) => name in settings);
  return { recipe: withSuggestion(recipe, suggestion, given), reason: suggestion?.reason ?? null };
}

/** As on the page: the loss that fits the data. */
function fittingLoss({ report }: RunFacts): Recipe {
  const { loss, reason } = report.inference;
  if (loss !== null) return withLoss(defaultRecipe, loss);
  throw new RecipeError(message('loss.noneFits', { reason }), message('recipe.nameColumns'));
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new RecipeError(
      cause instanceof SyntaxError
        ? message('recipe.file.notJson', { path, error: cause.message })
        : message('recipe.file.unreadable', { path }),
      message('recipe.chooseSaved'),
      { cause },
    );
  }
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
        message('recipe.base.folder', { name: named.name }),
        message('recipe.base.nameFolder'),
      );
    case 'hub':
      throw new RecipeError(
        message('recipe.base.hub', { id: named.id, revision: named.revision }),
        message('recipe.base.download'),
      );
  }
}
