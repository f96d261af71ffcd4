/** A run's history as files: every step and evaluation, as CSV for a spreadsheet or as JSON. */

import type { Metrics } from '../metrics/types';
import type { RunHistory } from './history';
import { pointsOf } from './series';

const stepColumns = ['loss', 'learning_rate', 'grad_norm'] as const;
const metricColumns = [
  'spearman',
  'pearson',
  'accuracy',
  'accuracy_threshold',
  'f1',
  'f1_threshold',
  'precision',
  'recall',
  'average_precision',
  'accuracy_at_1',
  'mrr',
] as const;

/** One row a step; the columns of an evaluation are filled on the step that it follows (0: the base model). */
export function historyCsv(history: RunHistory): string {
  const rows = new Map<number, { step?: readonly number[]; metrics?: Metrics }>();
  const { steps, evaluations } = history;
  for (const [i, step] of steps.step.entries()) {
    rows.set(step, { step: [steps.loss[i] ?? NaN, steps.learningRate[i] ?? NaN, steps.gradNorm[i] ?? NaN] });
  }
  for (const { step, metrics } of evaluations) rows.set(step, { ...rows.get(step), metrics });
  const lines = [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([number, { step, metrics }]) => [
      number,
      ...(step ?? stepColumns.map(() => '')),
      ...(metrics ? metricCells(metrics) : metricColumns.map(() => '')),
    ]);
  return [['step', ...stepColumns, ...metricColumns], ...lines]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}

function metricCells({ spearman, pearson, binary, ranking }: Metrics): (number | string)[] {
  return [
    spearman,
    pearson,
    binary?.accuracy,
    binary?.accuracyThreshold,
    binary?.f1,
    binary?.f1Threshold,
    binary?.precision,
    binary?.recall,
    binary?.averagePrecision,
    ranking?.accuracyAt1,
    ranking?.mrr,
  ].map((value) => value ?? '');
}

/** Everything but the single cosines; a value that is no number is null, since JSON has no NaN. */
export function historyJson(history: RunHistory): string {
  const { state, backend, plan, steps, evaluations, best, restored, notices, problem } = history;
  const judged = evaluations.map(({ step, seconds, metrics }) => ({ step, seconds, metrics }));
  const value = {
    state,
    backend,
    plan,
    bestStep: best?.step ?? null,
    restoredStep: restored,
    evaluations: judged,
    steps: pointsOf(steps),
    notices,
    problem,
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
