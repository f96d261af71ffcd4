/** The words of the section "Train", charts apart. */

import type { RunState } from '../../core/run/events';
import { bytes, count, durationRange, plural } from '../../messages/format';

export const trainWords = {
  waiting: 'Waits for data.',
  states: {
    idle: 'Ready to start.',
    loading: 'Getting ready …',
    training: 'Under way.',
    paused: 'Paused.',
    finished: 'Finished.',
    stopped: 'Stopped; the model so far is kept.',
    failed: 'Failed.',
  } satisfies Record<RunState, string>,
  stoppedUntrained: 'Stopped before the first step; nothing was trained yet.',
  stoppedJudging: 'Stopped; nothing was judged.',
  needData: 'Open a dataset first: it decides the loss.',
  needRows: 'The dataset has no usable rows yet: choose its columns.',
  needLoss: 'No loss fits these columns yet: see “Loss” above.',
  doesNotFit: 'The run does not fit into memory: see “Recipe”.',
  checks: 'Before the start',
  checkNoData: 'No usable data yet',
  checkData: (rows: number, loss: string) => `${plural(rows, 'row')} for ${loss}`,
  checkSteps: (steps: number, epochs: number) =>
    `About ${plural(steps, 'step')} in ${plural(epochs, 'epoch')}`,
  checkModelReady: (name: string) => `${name} is loaded`,
  checkModelLater: 'The base model is loaded at the start',
  checkCompute: (compute: string) => `Compute: ${compute}`,
  checkMemoryLater: 'Memory is estimated once data and model are there',
  checkMemory: (total: number, limit: number) =>
    Number.isFinite(limit) ? `${bytes(total)} of ${bytes(limit)} memory` : `About ${bytes(total)} of memory`,
  train: 'Train',
  evaluateOnly: 'Evaluate only',
  limit: 'Rows to evaluate',
  allRows: 'all',
  limitWrong: (wrong: string) => `${wrong} Leave it empty to evaluate all rows.`,
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  stopping: 'Stopping …',
  work: (what: string, done: string, total: string) => `${what}: ${done} of ${total}`,
  progress: 'Training progress',
  step: 'Step',
  state: 'State',
  backend: 'Backend',
  spearman: 'Spearman',
  spearmanBefore: 'Spearman before',
  rate: 'Rows a second',
  remaining: 'Remaining',
  remainingRange: (low: number, high: number) => durationRange(low, high),
  ofSteps: (steps: number) => `of ${count(steps)}`,
  threads: (n: number) => plural(n, 'thread'),
  titleLoading: 'Getting ready · Semblance',
  title: (step: number, steps: number) =>
    `${Math.floor((100 * step) / Math.max(1, steps))} % · step ${step}/${steps} · Semblance`,
} as const;
