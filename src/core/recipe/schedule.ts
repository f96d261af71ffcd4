/** The learning rate over a run: a linear warm-up, then one of three decays, by transformers' names. */

import type { Recipe } from './types';

type Scheduler = Recipe['scheduler'];

/** The factor of the peak rate after the warm-up; `part` is the share of the remaining steps that is done, in [0, 1]. */
const decays: Readonly<Record<Scheduler, (part: number) => number>> = {
  linear: (part) => 1 - part,
  cosine: (part) => 0.5 * (1 + Math.cos(Math.PI * part)),
  constant_with_warmup: () => 1,
};

export interface Schedule {
  readonly steps: number;
  readonly warmupSteps: number;
  readonly scheduler: Scheduler;
}

/**
 * The learning rate of the step after `done` finished steps (from 0), as transformers' get_<scheduler>_schedule_with_warmup
 * gives it (cosine: half a period); the first step of a warm-up has rate 0.
 */
export function scheduleAt(
  done: number,
  { steps, warmupSteps, scheduler }: Schedule,
  learningRate: number,
): number {
  if (done < warmupSteps) return (learningRate * done) / warmupSteps;
  const part = (done - warmupSteps) / Math.max(1, steps - warmupSteps);
  return learningRate * decays[scheduler](Math.min(1, part));
}
