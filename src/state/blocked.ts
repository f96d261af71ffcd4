/** Why a run cannot start yet; null where it can. */

import { openFileOf } from './stages';
import type { AppState } from './appState';

export type Blocked = 'needData' | 'needRows' | 'needLoss' | 'doesNotFit' | null;

export function blockedBy({ files, recipe, memory }: AppState): Blocked {
  const open = openFileOf(files.train);
  if (!open || files.train.kind === 'reading' || files.heldOut.kind === 'reading') return 'needData';
  const { rows, inference } = open.report.examples;
  if (rows === 0) return 'needRows';
  if (inference.choices.find(({ name }) => name === recipe.loss)?.unmet !== null) return 'needLoss';
  return memory && memory.total > memory.limit ? 'doesNotFit' : null;
}
