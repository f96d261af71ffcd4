/** How many examples a run would train on in an epoch. */

import { trainable } from '../../core/report/trainable';
import type { AppState } from '../appState';
import { openFileOf } from '../stages';

/** About as many: a split keeps equal pairs together. At least 1. */
export function trainRowsOf({ files, recipe }: Pick<AppState, 'files' | 'recipe'>): number {
  const examples = openFileOf(files.train)?.report.examples;
  if (!examples) return 1;
  const { rows, hasEvaluationRows, perRow } = trainable(
    recipe.loss,
    examples,
    openFileOf(files.heldOut) !== null,
  );
  return Math.max(1, Math.round(rows * perRow * (hasEvaluationRows ? 1 : 1 - recipe.heldOut)));
}
