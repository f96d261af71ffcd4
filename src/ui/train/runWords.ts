/** Where a run stands, as a sentence. */

import type { RunStage } from '../../state/stages';
import { words } from '../words';

export function runWords(run: RunStage, stopping: boolean): string {
  if (run.kind === 'none') return words.train.states.idle;
  if (stopping) return words.train.stopping;
  return run.history.state === 'stopped' ? stoppedWords(run) : words.train.states[run.history.state];
}

/** A stopped run keeps a model only where it has taken a step. */
export function stoppedWords({ job, history }: Exclude<RunStage, { kind: 'none' }>): string {
  if (job === 'evaluate') {
    return history.evaluations.length > 0 ? words.train.states.finished : words.train.stoppedJudging;
  }
  return history.latest ? words.train.states.stopped : words.train.stoppedUntrained;
}
