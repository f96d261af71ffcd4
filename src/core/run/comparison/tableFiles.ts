/**
 * The table of runs as files: CSV for a spreadsheet, JSON for a program. One row a run, the base models before them as run 0,
 * all settings as columns.
 */

import { writeCsv } from '../../data/writeCsv';
import { namedMetrics } from '../../evaluators/catalogue';
import type { FieldValue } from '../../fields';
import { comparedSettings, type SettingName } from '../../recipe/changes';
import type { Recipe } from '../../recipe/types';
import { baseOf, latestOf, tunedOf } from '../evaluated';
import type { RunRecord } from '../record/record';
import { baseRows, baseSettings, rowOf, type RunRow } from './rows';

type Cell = FieldValue | null;

const tableRows = (records: readonly RunRecord[]): RunRow[] => [...baseRows(records), ...records.map(rowOf)];

/** What stands in a row whatever the recipe, by the name of its column. */
function factsOf({ record, isBase, ...row }: RunRow): Record<string, Cell> {
  const { history, model, data, evaluationFile } = record;
  const [base, tuned] = [baseOf(history), isBase ? null : tunedOf(history)];
  return {
    run: isBase ? 0 : record.number,
    name: isBase ? 'base' : record.name,
    kind: isBase ? 'evaluate' : record.job,
    state: isBase ? 'finished' : record.state,
    started: isBase ? null : new Date(record.startedAt).toISOString(),
    seconds: Math.round(10 * (isBase ? (row.seconds ?? 0) : record.seconds)) / 10,
    backend: history.backend?.backend ?? null,
    data: data.name,
    data_fingerprint: data.fingerprint,
    rows: data.rows,
    evaluation_file: evaluationFile?.name ?? null,
    evaluation_pairs: (tuned ?? base)?.metrics.pairs ?? null,
    model: model?.name ?? null,
    steps: isBase ? 0 : (history.latest?.step ?? 0),
    model_step: isBase ? 0 : (latestOf(history)?.step ?? null),
    metric: row.metricName,
    before: base && row.metric ? row.metric.of(base.metrics) : null,
    after: tuned ? row.value : null,
    change: row.change?.value ?? null,
    change_low: row.change?.interval?.low ?? null,
    change_high: row.change?.interval?.high ?? null,
    spearman_before: base?.metrics.spearman ?? null,
    spearman_after: tuned?.metrics.spearman ?? null,
    average_precision: row.averagePrecision,
  };
}

/** @returns the lines of a CSV file, in chunks; without runs, none */
export function* runsCsv(records: readonly RunRecord[]): Generator<string, void, undefined> {
  const settings = [...comparedSettings(records.map(({ recipe }) => recipe))];
  const rows = tableRows(records).map((row) => [
    ...Object.entries(factsOf(row)),
    ...settings.map(({ field, valueIn }) => [field, settingIn(row, field, valueIn)] as const),
  ]);
  const [first] = rows;
  if (!first) return;
  yield* writeCsv(
    first.map(([name]) => name),
    rows.map((row) => row.map(([, value]) => cellText(value))),
  );
}

function settingIn(
  { isBase, record: { recipe } }: RunRow,
  field: SettingName,
  valueIn: (of: Recipe) => FieldValue | null,
): FieldValue | null {
  return isBase && !baseSettings.has(field) ? null : valueIn(recipe);
}

function cellText(value: Cell): string {
  if (value === null) return '';
  return typeof value === 'object' ? value.join(' ') : String(value);
}

/** The same with each run's complete recipe and every metric before and after, by the names of sentence-transformers. */
export function runsJson(records: readonly RunRecord[]): string {
  const runs = tableRows(records).map((row) => {
    const { record, isBase } = row;
    const [base, tuned] = [baseOf(record.history), isBase ? null : tunedOf(record.history)];
    return {
      ...factsOf(row),
      recipe: isBase ? null : record.recipe,
      metrics: {
        before: base && namedMetrics(base.metrics),
        after: tuned && namedMetrics(tuned.metrics),
      },
    };
  });
  return `${JSON.stringify(runs, null, 1)}\n`;
}
