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

/** A run is judged at least so often, where it has so many steps. */
const leastEvaluations = 10;

/**
 * Plans a run. `batches` has the number of batches of each epoch where these are known (the sampler that keeps equal
 * texts apart may need more than rows / batch size); else they follow from the rows.
 */
export function planRun(recipe: Recipe, trainRows: number, batches?: readonly number[]): RunPlan {
  const { epochs, batchSize } = recipe;
  const perEpoch = batches ?? Array.from({ length: epochs }, () => Math.ceil(trainRows / batchSize));
  const steps = perEpoch.reduce((sum, count) => sum + count, 0);
  const warmupSteps = Math.min(recipe.warmupSteps, Math.floor(steps / 10));
  const evaluateEvery = Math.min(recipe.evaluateEvery, Math.max(1, Math.floor(steps / leastEvaluations)));
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
  return { steps, stepsPerEpoch: perEpoch[0] ?? 0, warmupSteps, evaluateEvery, notes };
}
