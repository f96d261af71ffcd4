/** How many examples a run would train on in an epoch. */

import { heldOutCount } from '../../core/data/evaluation/heldOutCount';
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
  const heldOut = hasEvaluationRows ? 0 : heldOutCount(rows, recipe.heldOut);
  return Math.max(1, Math.round((rows - heldOut) * perRow));
}
