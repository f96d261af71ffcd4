/** A run's history as files: every step and evaluation, as CSV for a spreadsheet or as JSON. */

import type { Render } from '../../messages/message';
import { evaluators, evaluatorsFor, flatName } from '../evaluators/catalogue';
import type { Metrics } from '../metrics/types';
import type { Estimate } from '../statistics/intervals';
import { verdictMessages } from '../statistics/sentences';
import type { Verdict } from '../statistics/verdict';
import { evaluationRecord } from './evaluationRecord';
import { keptStep, type RunHistory } from './history';
import { pointsOf } from './series';

const stepColumns = ['loss', 'learning_rate', 'grad_norm'] as const;

/** One row a step; the columns of an evaluation are filled on the step that it follows (0: the base model). */
export function historyCsv(history: RunHistory): string {
  const rows = new Map<number, { step?: readonly number[]; metrics?: Metrics }>();
  const { steps, evaluations } = history;
  for (const [i, step] of steps.step.entries()) {
    rows.set(step, { step: [steps.loss[i] ?? NaN, steps.learningRate[i] ?? NaN, steps.gradNorm[i] ?? NaN] });
  }
  for (const { step, metrics } of evaluations) rows.set(step, { ...rows.get(step), metrics });
  const columns = metricColumns(evaluations.map(({ metrics }) => metrics));
  const verdict = history.verdict && verdictCells(history.verdict);
  const lines = [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([number, { step, metrics }]) => [
      number,
      ...(step ?? stepColumns.map(() => '')),
      ...columns.map(({ of }) => (metrics && of(metrics)) ?? ''),
      ...(verdict?.of(number) ?? []),
    ]);
  return [['step', ...stepColumns, ...columns.map(({ name }) => name), ...(verdict?.names ?? [])], ...lines]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}

/** On the rows of the base model and of the checkpoint that is compared with it: intervals, difference, verdict; and what was kept. */
function verdictCells({ metric: { name }, base, tuned, kept }: Verdict) {
  const ends = (estimate: Estimate | null | undefined) => [
    estimate?.interval?.low ?? '',
    estimate?.interval?.high ?? '',
  ];
  return {
    names: [
      `${name}_low`,
      `${name}_high`,
      'difference',
      'difference_low',
      'difference_high',
      'verdict',
      'kept',
    ],
    of(step: number): readonly (string | number)[] {
      const isTuned = tuned?.step === step;
      const difference = isTuned ? tuned.difference : null;
      return [
        ...ends(step === 0 ? base : isTuned ? tuned.estimate : null),
        difference?.value ?? '',
        ...ends(difference),
        isTuned ? tuned.answer : '',
        step === kept ? 'yes' : '',
      ];
    },
  };
}

/** Those of the evaluators in use. */
function metricColumns(evaluationSet: readonly Metrics[]) {
  const used = new Set(evaluationSet.flatMap(({ kind }) => evaluatorsFor(kind)));
  return evaluators
    .filter((evaluator) => used.has(evaluator))
    .flatMap((evaluator) =>
      evaluator.metrics.map(({ name, of }) => ({ name: flatName(evaluator, name), of })),
    );
}

/**
 * Everything but the single cosines and the lines of their pairs; messages in the person's language. NaN is null, since
 * JSON has none.
 */
export function historyJson(history: RunHistory, render: Render): string {
  const { state, backend, deviceLosses, plan, steps, evaluations, best, restored, verdict } = history;
  const { notices, problem } = history;
  const value = {
    state,
    backend: backend && { ...backend, note: backend.note && render(backend.note) },
    deviceLosses: deviceLosses.map((loss) => ({ ...loss, what: render(loss.what) })),
    plan: plan && { ...plan, pairLines: undefined, notes: plan.notes.map(render) },
    bestStep: best?.step ?? null,
    restoredStep: restored,
    keptStep: keptStep(history),
    verdict: verdict && {
      ...verdict,
      metric: verdict.metric.name,
      says: verdictMessages(verdict, 4).map(render),
    },
    evaluations: evaluations.map(evaluationRecord),
    steps: pointsOf(steps),
    notices: notices.map(render),
    problem: problem && {
      kind: problem.kind,
      what: render(problem.what),
      kept: render(problem.kept),
      next: render(problem.next),
    },
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
