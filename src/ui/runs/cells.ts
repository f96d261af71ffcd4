/** The table of runs in words: its heads and cells, the same on the page and in LaTeX. */

import type { FixedColumn, RunColumn } from '../../core/run/comparison/columns';
import type { RunRow } from '../../core/run/comparison/rows';
import { duration, rounded, roundedChange } from '../../messages/format';
import { say, words } from '../words';
import { valueText } from './valueText';

/** What stands where there is nothing. */
export const nothing = '–';

/** The metric that all rows have; null where they differ, and each says its own. */
export function commonMetric(rows: readonly RunRow[]): string | null {
  const names = new Set(rows.flatMap(({ metric }) => (metric ? [say(metric.label)] : [])));
  const [only = null] = names;
  return names.size === 1 ? only : null;
}

export function headText({ fixed, setting }: RunColumn, metric: string | null): string {
  if (setting) return say(setting.label);
  if (fixed === 'metric' && metric !== null) return metric;
  return fixed ? words.runs.heads[fixed] : '';
}

export const rowTitle = ({ isBase, record }: RunRow): string =>
  isBase ? words.runs.base : words.runs.title(record.number, record.name);

/** @param metric null where each row says its own @param digits decimals of results */
export function cellText(
  column: RunColumn,
  row: RunRow,
  { metric, digits }: { readonly metric: string | null; readonly digits: 2 | 4 },
): string {
  const { fixed, setting } = column;
  if (fixed) return fixedText[fixed](row, { metric, digits });
  const value = column.valueIn(row);
  return setting && value !== null ? valueText(setting.field, value) : nothing;
}

type Fixed = (row: RunRow, how: { readonly metric: string | null; readonly digits: 2 | 4 }) => string;

const fixedText: Readonly<Record<FixedColumn, Fixed>> = {
  run: rowTitle,
  state: ({ isBase, record }) => (isBase ? nothing : words.runs.states[record.state]),
  data: ({ record }) => record.data.name,
  metric({ value, metric: own }, { metric, digits }) {
    if (value === null) return nothing;
    const text = rounded(value, digits);
    return metric === null && own ? words.runs.metricOf(text, say(own.label)) : text;
  },
  change: ({ change }, { digits }) => (change ? roundedChange(change.value, digits) : nothing),
  interval({ change }, { digits }) {
    const interval = change?.interval ?? null;
    return interval
      ? words.runs.interval(roundedChange(interval.low, digits), roundedChange(interval.high, digits))
      : nothing;
  },
  averagePrecision: ({ averagePrecision }, { digits }) =>
    averagePrecision === null ? nothing : rounded(averagePrecision, digits),
  seconds: ({ seconds }) => (seconds === null ? nothing : duration(seconds)),
  model({ isBase, baseKept, modelBytes, record }) {
    if (isBase || record.job === 'evaluate' || record.state === 'running') return nothing;
    if (baseKept) return words.runs.baseKept;
    return modelBytes === null ? words.runs.modelNotKept : words.runs.modelKept(modelBytes);
  },
};
