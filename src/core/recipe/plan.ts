/** What a recipe comes to on data of a given size: how many steps, and which are for warm-up and evaluation. */

import { message, type Message } from '../../messages/message';
import { limitsSteps, warmsUpByRatio } from './conditions';
import type { Recipe } from './types';

export interface RunPlan {
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly warmupSteps: number;
  readonly scheduler: Recipe['scheduler'];
  readonly evaluateEvery: number;
  /** What differs from the recipe, for the person. */
  readonly notes: readonly Message[];
}

/** The warm-up takes at most this part of the steps: one in ten. */
export const warmupPart = 10;

/** The chart of a run has at least this many points, the base model's included, if the run has enough steps. */
const minPoints = 10;

/** Steps divided by this, rounded up, less 1 (but at least 1) is the longest interval between two evaluations. */
export const intervalPart = minPoints - 2;

/**
 * Plans a run. `batches` has the number of batches of each epoch where these are known (a sampler without duplicates may
 * need more than rows / batch size); else they follow from the rows. Where the recipe limits the steps, the first epoch's is enough.
 */
export function planRun(recipe: Recipe, trainRows: number, batches?: readonly number[]): RunPlan {
  const { epochs, batchSize } = recipe;
  const stepsOf = (count: number) => Math.ceil(count / recipe.gradientAccumulation);
  const stepsPerEpoch = stepsOf(batches?.[0] ?? Math.ceil(trainRows / batchSize));
  const steps = limitsSteps(recipe)
    ? recipe.maxSteps
    : (batches?.reduce((sum, count) => sum + stepsOf(count), 0) ?? epochs * stepsPerEpoch);
  const warmupSteps = warmsUpByRatio(recipe)
    ? Math.ceil(steps * recipe.warmupRatio)
    : Math.min(recipe.warmupSteps, Math.floor(steps / warmupPart));
  const evaluateEvery = Math.min(recipe.evaluateEvery, longestInterval(steps));
  const notes: Message[] = [];
  if (batchSize > trainRows) notes.push(message('recipe.plan.largeBatch', { batchSize, rows: trainRows }));
  if (!warmsUpByRatio(recipe) && warmupSteps < recipe.warmupSteps) {
    const share = 1 / warmupPart;
    notes.push(message('recipe.plan.warmup', { warmup: warmupSteps, asked: recipe.warmupSteps, share }));
  }
  return { steps, stepsPerEpoch, warmupSteps, scheduler: recipe.scheduler, evaluateEvery, notes };
}

/** Points stand at step 0, at every interval's end, and at the last step. */
function longestInterval(steps: number): number {
  return Math.max(1, Math.ceil(steps / intervalPart) - 1);
}
