/** The columns of the table of runs: which there are, by what each is sorted. */

import type { FieldValue } from '../../fields';
import { comparedSettings, differingSettings, type ComparedSetting } from '../../recipe/changes';
import { baseSettings, type RunRow } from './rows';

/** The columns that do not follow from the recipes. */
export const fixedColumns = [
  'run',
  'state',
  'data',
  'metric',
  'change',
  'interval',
  'averagePrecision',
  'seconds',
  'model',
] as const;
export type FixedColumn = (typeof fixedColumns)[number];

export interface RunColumn {
  readonly key: string;
  /** Null for a setting. */
  readonly fixed: FixedColumn | null;
  readonly setting: Pick<ComparedSetting, 'field' | 'label'> | null;
  readonly numeric: boolean;
  /** Null stands last in either direction. */
  readonly sortedBy: (row: RunRow) => string | number | null;
  /** The setting's value; null for a fixed column, and where the setting has no effect. */
  readonly valueIn: (row: RunRow) => FieldValue | null;
}

const fixed: Readonly<Record<FixedColumn, Omit<RunColumn, 'key' | 'fixed' | 'setting' | 'valueIn'>>> = {
  run: { numeric: false, sortedBy: ({ isBase, record }) => (isBase ? 0 : record.number) },
  state: { numeric: false, sortedBy: ({ isBase, record }) => (isBase ? null : record.state) },
  data: { numeric: false, sortedBy: ({ record }) => record.data.name },
  metric: { numeric: true, sortedBy: ({ value }) => value },
  change: { numeric: true, sortedBy: ({ change }) => change?.value ?? null },
  interval: { numeric: true, sortedBy: ({ change }) => change?.interval?.low ?? null },
  averagePrecision: { numeric: true, sortedBy: (row) => row.averagePrecision },
  seconds: { numeric: true, sortedBy: ({ seconds }) => seconds },
  model: { numeric: false, sortedBy: ({ modelBytes }) => modelBytes },
};

const fixedColumn = (name: FixedColumn): RunColumn => ({
  key: name,
  fixed: name,
  setting: null,
  valueIn: () => null,
  ...fixed[name],
});

function settingColumn({ field, label, valueIn, takesEffectIn }: ComparedSetting): RunColumn {
  const valueOf = ({ isBase, record: { recipe, job } }: RunRow) =>
    (isBase || job === 'evaluate') && !baseSettings.has(field)
      ? null
      : takesEffectIn(recipe)
        ? valueIn(recipe)
        : null;
  return {
    key: `setting:${field}`,
    fixed: null,
    setting: { field, label },
    numeric: false,
    valueIn: valueOf,
    sortedBy(row) {
      const value = valueOf(row);
      return value === null || typeof value === 'number' || typeof value === 'string' ? value : String(value);
    },
  };
}

/**
 * The columns for these rows. With `onlyDiffering` the settings but the loss, and the files, that are the same in all runs
 * are left out, and states where all are finished; else every setting that has an effect in one of them is there.
 */
export function columnsOf(rows: readonly RunRow[], onlyDiffering: boolean): RunColumn[] {
  const runs = rows.filter(({ isBase }) => !isBase);
  const recipes = runs.map(({ record }) => record.recipe);
  const differing = new Set(differingSettings(recipes).map(({ field }) => field));
  const settings = [...comparedSettings(recipes)]
    .filter(({ field, takesEffectIn }) =>
      onlyDiffering ? field === 'loss' || differing.has(field) : recipes.some(takesEffectIn),
    )
    .map(settingColumn);
  const differs = (of: (row: RunRow) => unknown) => !onlyDiffering || new Set(runs.map(of)).size > 1;
  const shown: Readonly<Record<FixedColumn, boolean>> = {
    run: true,
    state: !onlyDiffering || runs.some(({ record }) => record.state !== 'finished'),
    data: differs(({ record }) => record.data.fingerprint),
    metric: true,
    change: true,
    interval: true,
    averagePrecision: rows.some((row) => row.averagePrecision !== null && row.metricName !== 'cosine_ap'),
    seconds: true,
    model: true,
  };
  const columns = fixedColumns.filter((name) => shown[name]).map(fixedColumn);
  const before = columns.findIndex(({ key }) => key === 'metric');
  return [...columns.slice(0, before), ...settings, ...columns.slice(before)];
}

export interface Sorting {
  /** Of a column. */
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

/** Rows that have nothing in the column come last; equal ones stay in their order. */
export function sortRows(
  rows: readonly RunRow[],
  columns: readonly RunColumn[],
  { key, direction }: Sorting,
): RunRow[] {
  const sortedBy = columns.find((column) => column.key === key)?.sortedBy;
  if (!sortedBy) return [...rows];
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [a, b] = [sortedBy(one), sortedBy(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b), 'en', { numeric: true });
  });
}
