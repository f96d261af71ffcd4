/** What a recipe comes to on data of a given size: how many steps, and which are for warm-up and evaluation. */

import type { Text } from '../../messages/message';
import type { Recipe } from './types';

export interface RunPlan {
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly warmupSteps: number;
  readonly scheduler: Recipe['scheduler'];
  readonly evaluateEvery: number;
  /** Sentences on what differs from the recipe, for the person. */
  readonly notes: readonly Text[];
}

/** The warm-up takes at most this part of the steps: one in ten. */
export const warmupPart = 10;

/** The chart of a run has at least so many points, the base model's included, where it has the steps for them. */
const minPoints = 10;

/** Steps divided by this, rounded up, less 1 (but at least 1) is the longest interval between two evaluations. */
export const intervalPart = minPoints - 2;

/**
 * Plans a run. `batches` has the number of batches of each epoch where these are known (the sampler that keeps equal
 * texts apart may need more than rows / batch size); else they follow from the rows.
 */
export function planRun(recipe: Recipe, trainRows: number, batches?: readonly number[]): RunPlan {
  const { epochs, batchSize } = recipe;
  const stepsOf = (count: number) => Math.ceil(count / recipe.gradientAccumulation);
  const stepsPerEpoch = stepsOf(batches?.[0] ?? Math.ceil(trainRows / batchSize));
  const steps = batches?.reduce((sum, count) => sum + stepsOf(count), 0) ?? epochs * stepsPerEpoch;
  const byRatio = recipe.warmupRatio > 0;
  const warmupSteps = byRatio
    ? Math.ceil(steps * recipe.warmupRatio)
    : Math.min(recipe.warmupSteps, Math.floor(steps / warmupPart));
  const evaluateEvery = Math.min(recipe.evaluateEvery, longestInterval(steps));
  const notes: string[] = [];
  if (batchSize > trainRows) {
    notes.push(
      `The batch size (${batchSize}) is larger than the training part: each step takes all ${trainRows} rows.`,
    );
  }
  if (!byRatio && warmupSteps < recipe.warmupSteps) {
    notes.push(
      `Warm-up takes ${warmupSteps} of the ${steps} steps, a tenth, instead of ${recipe.warmupSteps}.`,
    );
  }
  return { steps, stepsPerEpoch, warmupSteps, scheduler: recipe.scheduler, evaluateEvery, notes };
}

/** Points stand at step 0, at every interval's end, and at the last step. */
function longestInterval(steps: number): number {
  return Math.max(1, Math.ceil(steps / intervalPart) - 1);
}
