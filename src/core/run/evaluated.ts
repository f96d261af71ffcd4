/** Which evaluations of a run its results compare. */

import { mainEvaluator, primaryOf } from '../evaluators/catalogue';
import type { MetricEntry } from '../evaluators/types';
import type { Evaluation } from './events';
import type { RunHistory } from './history';

type Evaluated = Pick<RunHistory, 'evaluations' | 'restored'>;

/** The base model's evaluation. */
export const baseOf = ({ evaluations }: Pick<Evaluated, 'evaluations'>): Evaluation | null =>
  evaluations.find(({ step }) => step === 0) ?? null;

/** The newest evaluation: at the end of a run the tuned model's. */
export const latestOf = ({ evaluations, restored }: Evaluated): Evaluation | null =>
  evaluations.find(({ step }) => step === restored) ?? evaluations.at(-1) ?? null;

/** The evaluation of a trained run's model, which may be the base's where its weights were kept; null without training. */
export function tunedOf(history: Evaluated): Evaluation | null {
  const latest = latestOf(history);
  return history.restored === null && latest?.step === 0 ? null : latest;
}

/** A metric before and after a run. */
export interface Outcome {
  readonly metric: MetricEntry;
  /** Of the base model; null where it is undefined. */
  readonly before: number | null;
  /** Of the tuned model; null where it is undefined or nothing was trained. */
  readonly after: number | null;
}

/** The main metric of the kind of data that was evaluated; null before the first evaluation. */
export function outcomeOf(history: Evaluated): Outcome | null {
  const [before, after] = [baseOf(history), tunedOf(history)];
  const any = after ?? before;
  if (!any) return null;
  const metric = primaryOf(mainEvaluator(any.metrics.kind));
  return {
    metric,
    before: before && metric.of(before.metrics),
    after: after && metric.of(after.metrics),
  };
}
