/** The table of runs as files: CSV for a spreadsheet, JSON for a program. One row a run, all settings as columns. */

import { writeCsv } from '../../data/writeCsv';
import { namedMetrics } from '../../evaluators/catalogue';
import type { FieldValue } from '../../fields';
import { comparedSettings } from '../../recipe/changes';
import { baseOf, tunedOf, outcomeOf } from '../evaluated';
import type { RunRecord } from './record';

type Cell = FieldValue | null;

/** What stands in a row whatever the recipe, by the name of its column. */
function factsOf(record: RunRecord): Record<string, Cell> {
  const { history, model, data, evaluationFile } = record;
  const outcome = outcomeOf(history);
  const [base, tuned] = [baseOf(history), tunedOf(history)];
  return {
    run: record.number,
    name: record.name,
    kind: record.job,
    state: record.state,
    started: new Date(record.startedAt).toISOString(),
    seconds: Math.round(10 * record.seconds) / 10,
    backend: history.backend?.backend ?? null,
    data: data.name,
    data_fingerprint: data.fingerprint,
    rows: data.rows,
    evaluation_file: evaluationFile?.name ?? null,
    evaluation_pairs: (tuned ?? base)?.metrics.pairs ?? null,
    model: model?.name ?? null,
    steps: history.latest?.step ?? 0,
    metric: outcome?.metric.name ?? null,
    before: outcome?.before ?? null,
    after: outcome?.after ?? null,
    spearman_before: base?.metrics.spearman ?? null,
    spearman_after: tuned?.metrics.spearman ?? null,
  };
}

/** @returns the lines of a CSV file, in chunks; without runs, none */
export function* runsCsv(records: readonly RunRecord[]): Generator<string, void, undefined> {
  const settings = [...comparedSettings(records.map(({ recipe }) => recipe))];
  const rows = records.map((record) => [
    ...Object.entries(factsOf(record)),
    ...settings.map(({ field, valueIn }) => [field, valueIn(record.recipe)] as const),
  ]);
  const [first] = rows;
  if (!first) return;
  yield* writeCsv(
    first.map(([name]) => name),
    rows.map((row) => row.map(([, value]) => cellText(value))),
  );
}

function cellText(value: Cell): string {
  if (value === null) return '';
  return typeof value === 'object' ? value.join(' ') : String(value);
}

/** The same with each run's complete recipe and every metric before and after, by the names of sentence-transformers. */
export function runsJson(records: readonly RunRecord[]): string {
  const runs = records.map((record) => {
    const [base, tuned] = [baseOf(record.history), tunedOf(record.history)];
    return {
      ...factsOf(record),
      recipe: record.recipe,
      metrics: {
        before: base && namedMetrics(base.metrics),
        after: tuned && namedMetrics(tuned.metrics),
      },
    };
  });
  return `${JSON.stringify(runs, null, 1)}\n`;
}
