/** How many rows a run would train on. */

import { trainable } from '../../core/report/trainable';
import type { AppState } from '../appState';
import { openFileOf } from '../stages';

/** About as many: a split keeps equal pairs together. At least 1. */
export function trainRowsOf({ files, recipe }: Pick<AppState, 'files' | 'recipe'>): number {
  const examples = openFileOf(files.train)?.report.examples;
  if (!examples) return 1;
  const { rows, hasEvaluationRows } = trainable(examples, files.heldOut.kind === 'ready');
  return Math.max(1, Math.round(rows * (hasEvaluationRows ? 1 : 1 - recipe.heldOut)));
}
