/** The recipe of a run on the command line: from a file, or as the page suggests it, with the flags applied. */

import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type RunFacts, suggestedRecipe } from '../core/report/suggestedRecipe';
import { RecipeError } from '../core/errors';
import { parseRecipe } from '../core/recipe/recipe';
import type { BaseModel, Recipe } from '../core/recipe/types';
import { message, type Message } from '../messages/message';
import type { TrainOptions } from './options';

/**
 * @returns the recipe, and the reason for its numbers where these are not a file's
 * @throws RecipeError where the file is not a recipe, the flags do not fit it, or its base model is missing
 */
export async function recipeOf(
  { recipe: path, settings, base }: Pick<TrainOptions, 'recipe' | 'settings' | 'base'>,
  facts: RunFacts,
): Promise<{ readonly recipe: Recipe; readonly reason: Message | null }> {
  if (path === null) return suggestedRecipe(settings, baseModelOf({ kind: 'builtin' }, base), facts);
  const start = parseRecipe(await readJson(path));
  const baseModel = baseModelOf(start.baseModel, base);
  return { recipe: parseRecipe({ ...start, ...settings, baseModel }), reason: null };
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
