/** The curves of compared runs, thinned for a chart; the same objects for the same run. */

import { titleOf } from '../../core/run/comparison/sameRows';
import type { RunRecord } from '../../core/run/record/record';
import { smooth } from '../../core/run/smooth';
import { thin, type LinePoint } from '../../core/run/thin';

/** A thin line beside others needs no more. */
const maxPoints = 300;

export interface RunLine {
  readonly label: string;
  readonly points: readonly LinePoint[];
}

/** The smoothed training loss by step. */
const lossOf = cached(({ history: { steps } }) => thin(steps.step, smooth(steps.loss), maxPoints));

/** Spearman by step. */
const spearmanOf = cached(({ history: { evaluations } }) =>
  evaluations.map(({ step, metrics }) => ({ x: step, y: metrics.spearman })),
);

export const lossLines = (records: readonly RunRecord[]): RunLine[] => linesOf(records, lossOf);
export const spearmanLines = (records: readonly RunRecord[]): RunLine[] => linesOf(records, spearmanOf);

const linesOf = (records: readonly RunRecord[], pointsOf: (record: RunRecord) => readonly LinePoint[]) =>
  records
    .map((record) => ({ label: titleOf(record), points: pointsOf(record) }))
    .filter(({ points }) => points.some(({ y }) => y !== null));

function cached(make: (record: RunRecord) => readonly LinePoint[]) {
  const known = new WeakMap<RunRecord['history'], readonly LinePoint[]>();
  return (record: RunRecord) => {
    const points = known.get(record.history) ?? make(record);
    known.set(record.history, points);
    return points;
  };
}
