/** A grid of settings as a list of recipes, and how long runs will take by those that were made before. */

import { message, type Message } from '../../../messages/message';
import type { LossName } from '../../losses/catalogue';
import { baseModelId } from '../../recipe/changes';
import { planRun } from '../../recipe/plan';
import { withLoss } from '../../recipe/recipe';
import type { BaseModel, Recipe } from '../../recipe/types';
import type { RunRecord } from './record';

/** The values to combine; an empty list leaves the recipe's own. */
export interface Grid {
  readonly losses: readonly LossName[];
  readonly learningRates: readonly number[];
  readonly seeds: readonly number[];
  readonly epochs: readonly number[];
  readonly baseModels: readonly BaseModel[];
}

export const emptyGrid: Grid = { losses: [], learningRates: [], seeds: [], epochs: [], baseModels: [] };

/** More runs than this do not wait at a time: a slip of the keyboard should not fill a night. */
const maxQueued = 50;

/** Why so many runs cannot wait; null where they can. */
export const tooManyQueued = (runs: number): Message | null =>
  runs > maxQueued ? message('run.queue.tooMany', { runs, most: maxQueued }) : null;

/**
 * Every combination, each once; seeds vary first, so that the repetitions of one setting follow each other, and base models
 * last, so that each is loaded once. The recipe's own loss keeps its parameters, another has its defaults.
 */
export function gridRecipes(recipe: Recipe, grid: Grid): Recipe[] {
  const or = <T>(values: readonly T[], own: T) => (values.length > 0 ? [...new Set(values)] : [own]);
  const models = new Map(
    or(grid.baseModels, recipe.baseModel).map((model) => [`${model.kind} ${baseModelId(model)}`, model]),
  );
  return [...models.values()]
    .map((baseModel) => ({ ...recipe, baseModel }))
    .flatMap((one) =>
      or(grid.losses, one.loss).map((loss) => (loss === one.loss ? one : withLoss(one, loss))),
    )
    .flatMap((one) =>
      // Who asks for epochs does not mean a number of steps.
      grid.epochs.length > 0
        ? [...new Set(grid.epochs)].map((epochs) => ({ ...one, epochs, maxSteps: 0 }))
        : [one],
    )
    .flatMap((one) =>
      or(grid.learningRates, recipe.learningRate).map((learningRate) => ({ ...one, learningRate })),
    )
    .flatMap((one) => or(grid.seeds, recipe.seed).map((seed) => ({ ...one, seed })));
}

/**
 * Seconds that the training of one example took, everything included; of a run in progress those of its latest steps. Null
 * where it cannot be known.
 */
function secondsPerExample({ job, history, recipe, seconds, state }: RunRecord): number | null {
  if (job !== 'train' || !history.latest) return null;
  const { step, rowsPerSecond } = history.latest;
  if (state === 'running') return rowsPerSecond > 0 ? 1 / rowsPerSecond : null;
  const examples = step * recipe.batchSize * recipe.gradientAccumulation;
  return examples > 0 ? seconds / examples : null;
}

/**
 * Seconds that training runs would take one after the other, by the newest run of the same data and base model, on the
 * same choice of device where there is one; null where there was none.
 */
export function estimateSeconds(
  recipes: readonly Recipe[],
  { fingerprint, trainRows }: { readonly fingerprint: string; readonly trainRows: number },
  records: readonly RunRecord[],
): number | null {
  const times = recipes.map((recipe) => {
    const alike = records
      .filter(({ data }) => data.fingerprint === fingerprint)
      .filter((record) => baseModelId(record.recipe.baseModel) === baseModelId(recipe.baseModel))
      .filter((record) => secondsPerExample(record) !== null);
    const measured =
      alike.findLast((record) => record.recipe.compute === recipe.compute) ?? alike.at(-1) ?? null;
    const each = measured && secondsPerExample(measured);
    if (each === null) return null;
    const { steps } = planRun(recipe, trainRows);
    return steps * recipe.batchSize * recipe.gradientAccumulation * each;
  });
  return times.reduce<number | null>((sum, time) => (sum === null || time === null ? null : sum + time), 0);
}
