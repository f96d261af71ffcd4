/** What a recipe comes to on data of a given size: how many steps, and which are for warm-up and evaluation. */

import type { Recipe } from './types';

export interface RunPlan {
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly warmupSteps: number;
  readonly evaluateEvery: number;
  /** Sentences on what differs from the recipe, for the person. */
  readonly notes: readonly string[];
}

/** The chart of a run has at least so many points, the base model's included, where it has the steps for them. */
const leastPoints = 10;

/**
 * Plans a run. `batches` has the number of batches of each epoch where these are known (the sampler that keeps equal
 * texts apart may need more than rows / batch size); else they follow from the rows.
 */
export function planRun(recipe: Recipe, trainRows: number, batches?: readonly number[]): RunPlan {
  const { epochs, batchSize } = recipe;
  const stepsPerEpoch = batches?.[0] ?? Math.ceil(trainRows / batchSize);
  const steps = batches?.reduce((sum, count) => sum + count, 0) ?? epochs * stepsPerEpoch;
  const warmupSteps = Math.min(recipe.warmupSteps, Math.floor(steps / 10));
  const evaluateEvery = Math.min(recipe.evaluateEvery, longestInterval(steps));
  const notes: string[] = [];
  if (batchSize > trainRows) {
    notes.push(
      `The batch size (${batchSize}) is larger than the training part: each step takes all ${trainRows} rows.`,
    );
  }
  if (warmupSteps < recipe.warmupSteps) {
    notes.push(
      `Warm-up takes ${warmupSteps} of the ${steps} steps, a tenth, instead of ${recipe.warmupSteps}.`,
    );
  }
  return { steps, stepsPerEpoch, warmupSteps, evaluateEvery, notes };
}

/** Points stand at step 0, at every interval's end, and at the last step. */
function longestInterval(steps: number): number {
  return Math.max(1, Math.ceil(steps / (leastPoints - 2)) - 1);
}
