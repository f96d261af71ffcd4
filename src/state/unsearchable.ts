/** Why the dataset cannot be searched yet. */

import type { AppState } from './appState';
import { askingOf } from './models';
import { openFileOf } from './stages';

export type Unsearchable = 'needData' | 'running' | 'absent' | null;

/** Null where it can be searched. */
export function unsearchable(state: AppState): Unsearchable {
  const open = openFileOf(state.files.train);
  if (!open || open.report.examples.rows === 0) return 'needData';
  const asking = askingOf(state);
  return asking === 'ready' ? null : asking;
}
