/** The models of two runs, as far as they are compared. */

import type { Recipe } from '../../recipe/types';
import type { Evaluated } from '../../statistics/units';
import type { RunRecord } from '../record/record';
import { modelEvaluation } from './sameRows';

/** What is needed of two runs; the difference is the first less the second. Plain data, which can be sent. */
export interface PairOfModels {
  readonly first: Evaluated;
  readonly second: Evaluated;
  readonly bestBy: Recipe['bestBy'];
  readonly seed: number;
}

/** Of two runs that are comparable; null where one has no evaluation. The metric is theirs, or the main one where they differ. */
export function pairOfModels(first: RunRecord, second: RunRecord): PairOfModels | null {
  const [a, b] = [modelEvaluation(first), modelEvaluation(second)];
  const { bestBy, seed } = first.recipe;
  return (
    a && b && { first: a, second: b, bestBy: bestBy === second.recipe.bestBy ? bestBy : 'primary', seed }
  );
}
