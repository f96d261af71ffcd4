/** A run as the page remembers it: a pure reduction of its events. */

import type { Message } from '../../messages/message';
import type { Problem } from '../errors';
import type { Verdict } from '../statistics/verdict';
import type { DeviceLoss, Evaluation, RunEvent, RunState } from './events';
import { append, emptySeries, type StepSeries } from './series';

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

export interface RunHistory {
  readonly state: RunState;
  /** Where it runs now. */
  readonly backend: Omit<EventOf<'backend'>, 'type'> | null;
  /** Where it ran before and was lost. */
  readonly deviceLosses: readonly DeviceLoss[];
  readonly plan: Omit<EventOf<'plan'>, 'type'> | null;
  /** What is being prepared; null once steps are taken. */
  readonly progress: Omit<EventOf<'progress'>, 'type'> | null;
  readonly steps: StepSeries;
  /** The latest step, with speed and remaining time. */
  readonly latest: Omit<EventOf<'step'>, 'type'> | null;
  /** In the order of their steps; that of step 0 is the base model's. */
  readonly evaluations: readonly Evaluation[];
  /** The one with the highest Spearman; null while none has any. */
  readonly best: Evaluation | null;
  /** The step whose weights were restored at the end; null where those of the last step are the model. */
  readonly restored: number | null;
  /** Null until the run ends, and where it ended without one. */
  readonly verdict: Verdict | null;
  readonly notices: readonly Message[];
  readonly problem: Problem | null;
}

export const emptyHistory: RunHistory = {
  state: 'idle',
  backend: null,
  deviceLosses: [],
  plan: null,
  progress: null,
  steps: emptySeries,
  latest: null,
  evaluations: [],
  best: null,
  restored: null,
  verdict: null,
  notices: [],
  problem: null,
};

/** The history after one more event. */
export function reduceHistory(history: RunHistory, event: RunEvent): RunHistory {
  switch (event.type) {
    case 'backend':
      return { ...history, backend: withoutType(event) };
    case 'plan':
      return { ...history, plan: withoutType(event) };
    case 'resumed':
      return {
        ...history,
        steps: event.steps.reduce(append, emptySeries),
        evaluations: event.evaluations,
        best: event.evaluations.reduce(betterOf, null),
        latest: null,
      };
    case 'deviceLost':
      return { ...history, deviceLosses: [...history.deviceLosses, event.loss] };
    case 'progress':
      return { ...history, progress: withoutType(event) };
    case 'step':
      return {
        ...history,
        progress: null,
        steps: append(history.steps, event),
        latest: withoutType(event),
      };
    case 'evaluation': {
      const { evaluation } = event;
      return {
        ...history,
        progress: null,
        evaluations: [...history.evaluations, evaluation],
        best: betterOf(history.best, evaluation),
      };
    }
    case 'restored':
      return { ...history, restored: event.step };
    case 'verdict':
      return { ...history, progress: null, verdict: event.verdict };
    case 'notice':
      return { ...history, notices: [...history.notices, event.text] };
    case 'state':
      return { ...history, state: event.state };
    case 'problem':
      return { ...history, problem: event.problem };
  }
}

/** The step whose weights are the model: 0 is the base model, null before any evaluation. */
export const keptStep = ({
  restored,
  latest,
  evaluations,
}: Pick<RunHistory, 'restored' | 'latest' | 'evaluations'>) =>
  restored ?? latest?.step ?? evaluations.at(-1)?.step ?? null;

/** The earlier of two equal ones; one without a Spearman is never the best. */
function betterOf(best: Evaluation | null, next: Evaluation): Evaluation | null {
  const spearman = next.metrics.spearman;
  if (spearman === null) return best;
  return (best?.metrics.spearman ?? -Infinity) >= spearman ? best : next;
}

function withoutType<E extends RunEvent>({ type: _, ...rest }: E): Omit<E, 'type'> {
  return rest;
}
