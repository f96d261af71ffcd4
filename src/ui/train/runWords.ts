/** The state of a run, and what its charts say in words. */

import type { RunState } from '../../core/run/events';
import { latestOf } from '../../state/series';
import type { Job } from '../../core/run/downloads';
import type { RunStage } from '../../state/stages';
import { words } from '../words';

type Run = Exclude<RunStage, { kind: 'none' }>;

export function runWords(run: RunStage, stopping: boolean): string {
  if (run.kind === 'none') return words.train.states.idle;
  if (stopping) return words.train.stopping;
  const { state } = run.history;
  return state === 'stopped' ? stoppedWords(run) : words.train.states[stateOf(state, run.job)];
}

/** A run that only evaluates is in the state "training" to the engine. */
export const stateOf = (state: RunState, job: Job) =>
  state === 'training' && job === 'evaluate' ? 'evaluating' : state;

/** A stopped run keeps a model only where it has taken a step. */
export function stoppedWords({ job, history }: Run): string {
  if (job === 'evaluate') {
    return history.evaluations.length > 0 ? words.train.states.finished : words.train.stoppedUnevaluated;
  }
  return history.latest ? words.train.states.stopped : words.train.stoppedUntrained;
}

/** The best evaluation, and at the end whether it is the model's; null while there is nothing to compare. */
export function bestWords({ kind, history }: Run, digits: 2 | 4): string | null {
  const { best, evaluations } = history;
  const spearman = best?.metrics.spearman ?? null;
  if (!best || spearman === null || evaluations.length < 2) return null;
  // An interrupted run has no model yet.
  const over = kind === 'ended' && (history.state === 'finished' || history.state === 'stopped');
  if (best.step === 0) {
    return over ? words.charts.baseWasBest(spearman, digits) : words.charts.baseIsBest(spearman, digits);
  }
  const final = over ? latestOf(history) : null;
  if (!final) return words.charts.best(spearman, best.step, digits);
  return final.step === best.step
    ? words.charts.bestIsFinal(spearman, best.step, digits)
    : words.charts.bestAndFinal(spearman, best.step, final.metrics.spearman, digits);
}

/** What stands in place of the loss while there is none. */
export function noLossWords(run: RunStage): string {
  const { empty } = words.charts;
  if (run.kind === 'none') return empty.before;
  if (run.job === 'evaluate') return empty.noTraining;
  return run.kind === 'active' ? empty.firstStep : empty.noStep;
}

/** Whether a run has nothing to evaluate by; false until that is known. */
export const evaluatesNothing = ({ history }: Run): boolean => history.plan?.heldOutRows === 0;

/** What stands in place of the evaluations while there are none. */
export function noEvaluationWords(run: RunStage): string {
  const { empty } = words.charts;
  if (run.kind === 'none') return empty.before;
  return run.kind === 'active' && !evaluatesNothing(run) ? empty.firstEvaluation : empty.noEvaluation;
}
