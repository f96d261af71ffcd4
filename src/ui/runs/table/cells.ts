/** The table of runs in words: its heads and cells, the same on the page and in LaTeX. */

import type { FixedColumn, RunColumn } from '../../../core/run/comparison/columns';
import type { RunRow } from '../../../core/run/comparison/rows';
import type { RunRecord } from '../../../core/run/record/record';
import { duration, rounded, roundedChange } from '../../../messages/format';
import type { ModelHome } from '../../../state/models';
import { say, words } from '../../words';
import { modelText } from '../modelText';
import { dataText, valueText } from '../valueText';

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

interface How {
  /** Null where each row says its own. */
  readonly metric: string | null;
  /** Decimals of results. */
  readonly digits: 2 | 4;
  /** All of them, by which versions of a file are numbered. */
  readonly runs: readonly RunRecord[];
  /** Where the run's model is. */
  readonly home: ModelHome;
}

export function cellText(column: RunColumn, row: RunRow, how: How): string {
  const { fixed, setting } = column;
  if (fixed) return fixedText[fixed](row, how);
  const { record, isBase } = row;
  // It trains nothing: what it is stands where others have their loss.
  if (setting?.field === 'loss' && !isBase && record.job === 'evaluate') {
    return record.evaluated ? words.runs.evaluationOf(record.evaluated.number) : words.runs.evaluation;
  }
  const value = column.valueIn(row);
  return setting && value !== null ? valueText(setting.field, value) : nothing;
}

type Fixed = (row: RunRow, how: How) => string;

const fixedText: Readonly<Record<FixedColumn, Fixed>> = {
  run: rowTitle,
  state: ({ isBase, record }) => (isBase ? nothing : words.runs.states[record.state]),
  data: ({ record }, { runs }) => dataText(runs, record),
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
  model({ isBase, baseKept, record }, { home }) {
    if (isBase || home === 'none') return nothing;
    const where = modelText(record, home);
    return baseKept ? words.runs.baseKept(where) : where;
  },
};
