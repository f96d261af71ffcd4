/** Which pairs a run was evaluated on. */

import type { EvaluatedRows } from '../../data/evaluation/evaluatedRows';
import type { Recipe } from '../../recipe/types';
import type { RunRequest } from './record';

/** What of a run says which pairs it was evaluated on. */
export interface EvaluatedRun {
  readonly recipe: Recipe;
  /** The rows of an evaluation without training; null for a training run. */
  readonly rows: EvaluatedRows | null;
}

export const evaluatedRunOf = ({
  recipe,
  job,
  limit,
  allRows,
}: Pick<RunRequest, 'recipe' | 'job' | 'limit' | 'allRows'>): EvaluatedRun => ({
  recipe,
  rows: job === 'evaluate' ? { limit, allRows } : null,
});
