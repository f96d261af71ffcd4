/** Which evaluations of a run its results compare. */

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
