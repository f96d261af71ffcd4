/** Makes findings, and the rows that show them. */

import type { Message } from '../../../messages/message';
import { textColumns } from '../dataset/roleColumns';
import { shorten } from '../shorten';
import type { Example, Examples, Roles } from '../types';
import { findingSeverities, severities, type FindingName } from './catalogue';
import type { Finding, FindingRow } from './types';

/** Rows that are shown for each finding. */
const shownRows = 3;

interface FindingParts {
  readonly name: FindingName;
  readonly what: Message;
  readonly count: number;
  readonly next: Message;
  readonly rows?: readonly FindingRow[];
  readonly sample?: number | null;
}

/** A finding of the severity that its kind has. */
export function finding({ name, what, count, next, rows = [], sample = null }: FindingParts): Finding {
  const severity = findingSeverities[name];
  return { name, severity, what, count, rows: rows.slice(0, shownRows), next, sample };
}

/** The worst first; in their order where they are alike. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

/** The row of an example: its sentences and its label as they are written. */
export function rowOf(
  { table, labelTable = table }: Pick<Examples, 'table' | 'labelTable'>,
  roles: Roles,
  { row }: Pick<Example, 'row'>,
): FindingRow {
  const cells = labelTable.rows[row] ?? [];
  const columns = [...textColumns(roles), ...(roles.label === null ? [] : [roles.label])];
  const text = columns.map((column) => shorten(cells[column]?.trim() ?? '', 80)).join(' | ');
  return { lines: [table.lines[row] ?? 0], text: shorten(text, 200) };
}

/** The rows of the first examples. */
export const rowsOf = (
  examples: Pick<Examples, 'table' | 'labelTable'>,
  roles: Roles,
  items: readonly Pick<Example, 'row'>[],
): FindingRow[] => items.slice(0, shownRows).map((item) => rowOf(examples, roles, item));
