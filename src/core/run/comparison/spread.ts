/** Runs that differ in nothing but the seed, and how much their results spread: what chance there is in training. */

import { message, type Message } from '../../../messages/message';
import { comparedSettings } from '../../recipe/changes';
import { rowsKey, type RunRecord } from '../record/record';
import { rowOf, type RunRow } from './rows';
import { incomparable, titleOf } from './sameRows';

export interface Spread {
  readonly mean: number;
  /** The sample's standard deviation, with n − 1. */
  readonly deviation: number;
}

export interface SeedGroup {
  /** The newest run of each seed, in the order of their numbers; at least two. */
  readonly rows: readonly RunRow[];
  readonly metric: NonNullable<RunRow['metric']>;
  readonly value: Spread;
  /** Against each run's own base; null where one is unknown. */
  readonly change: Spread | null;
  /** Whether each seed also held out other rows, which adds to the spread. */
  readonly otherRows: boolean;
}

/** Every group of finished runs that differ in the seed alone, in the order of their first runs. */
export function seedGroups(records: readonly RunRecord[]): SeedGroup[] {
  const groups = new Map<string, Map<number, RunRow>>();
  for (const record of records) {
    if (record.job !== 'train' || record.state !== 'finished') continue;
    const row = rowOf(record);
    if (row.value === null) continue;
    const key = keyOf(record);
    const bySeed = groups.get(key) ?? new Map<number, RunRow>();
    bySeed.set(record.recipe.seed, row);
    groups.set(key, bySeed);
  }
  return [...groups.values()].flatMap((bySeed) => {
    const rows = [...bySeed.values()].sort((a, b) => a.record.number - b.record.number);
    const [first] = rows;
    const metric = first?.metric ?? null;
    if (rows.length < 2 || !first || !metric) return [];
    const values = rows.flatMap(({ value }) => value ?? []);
    const changes = rows.flatMap(({ change }) => change?.value ?? []);
    return [
      {
        rows,
        metric,
        value: spreadOf(values),
        change: changes.length === rows.length ? spreadOf(changes) : null,
        otherRows: rows.some(({ record }) => incomparable(first.record, record) !== null),
      },
    ];
  });
}

function keyOf({ recipe, data, evaluationFile }: RunRecord): string {
  const settings = [...comparedSettings([recipe])].filter(
    ({ field, sameRun }) => field !== 'seed' && !sameRun,
  );
  return JSON.stringify([
    settings.map(({ field, valueIn, takesEffectIn }) => [
      field,
      takesEffectIn(recipe) ? valueIn(recipe) : null,
    ]),
    rowsKey(data),
    evaluationFile && rowsKey(evaluationFile),
  ]);
}

/** @param values at least two */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

/** "3 seeds (#1, #2, #3): Spearman 0.40 ± 0.02, change +0.31 ± 0.03 (mean ± s.d.)." */
export const spreadSentence = (
  { rows, metric, value, change, otherRows }: SeedGroup,
  digits: 2 | 4,
): Message =>
  message('evaluation.compare.seeds', {
    metric: metric.label,
    runs: rows.map(({ record }) => titleOf(record)),
    value,
    change,
    otherRows,
    digits,
  });
