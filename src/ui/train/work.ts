/** The piece of work that a run is at before and between its steps. */

import type { Progress } from '../../core/run/events';
import type { AppState } from '../../state/appState';
import { say, words } from '../words';

/** The loading of the base model, or what the run prepares; null where there is none. */
export function workOf({ run, model }: AppState): Progress | null {
  if (run.kind !== 'active') return null;
  return (model.kind === 'loading' ? model.progress : null) ?? run.history.progress;
}

export function workWords(state: AppState): string | null {
  const work = workOf(state);
  if (!work) return null;
  if (work.total === 0) return say(work.what);
  const counted = state.model.kind === 'loading' ? words.train.workInBytes : words.train.work;
  return counted(say(work.what), work.done, work.total);
}
