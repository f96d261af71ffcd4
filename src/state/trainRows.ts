/** How many rows a run would train on. */

import type { AppState } from './appState';
import { openFileOf } from './stages';

/** About as many: a split keeps equal pairs together. At least 1. */
export function trainRowsOf({ files, recipe }: Pick<AppState, 'files' | 'recipe'>): number {
  const rows = openFileOf(files.train)?.report.examples.rows ?? 0;
  const share = files.heldOut.kind === 'ready' ? 1 : 1 - recipe.heldOut;
  return Math.max(1, Math.round(rows * share));
}
