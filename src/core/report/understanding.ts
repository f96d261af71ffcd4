/** How the columns of a file were understood: what the page, the terminal and the model card say of it. */

import { message, type Message } from '../../messages/message';
import type { ReadExamples } from '../data/dataset/examples';
import { evidenceOf, unusedColumns, type Evidence, type UnusedColumn } from '../data/dataset/explainRoles';
import { describeSplit, type FileSplit } from '../data/dataset/fileSplit';
import { columnsOf, roleNames } from '../data/dataset/roleColumns';
import type { LabelScheme, Roles, Table } from '../data/types';
import { skippedReasons, type SkippedReasons } from './skipped';

export interface Understanding {
  readonly labels: LabelScheme;
  /** Why each role has its column. */
  readonly evidence: Evidence;
  /** The columns without a role, each with the reason. */
  readonly unused: readonly UnusedColumn[];
  /** The split that the file brings along. */
  readonly split: SplitReport | null;
  /** The raters among whom the label column is. */
  readonly raters: ReadExamples['raters'];
  readonly skipped: SkippedReasons;
}

export type SplitReport = Omit<FileSplit, 'parts'>;

export function understandingOf(examples: ReadExamples, roles: Roles): Understanding {
  const { table, labels, rejected, raters } = examples;
  return {
    labels,
    evidence: {
      ...evidenceOf(table, roles),
      ...(raters?.averaged
        ? { label: message('roles.evidence.raters', { raters: raters.columns.length }) }
        : {}),
    },
    unused: unusedColumns(table, roles).filter(({ column }) => !usedOtherwise(examples, column)),
    split: splitReport(examples.split),
    raters,
    skipped: skippedReasons(rejected),
  };
}

/** Whether a column without a role is part of a sentence or of the label, or decides the split. */
const usedOtherwise = ({ joins, raters, split }: ReadExamples, column: number) =>
  (raters?.averaged === true && raters.columns.includes(column)) ||
  (split?.used === true && split.column === column) ||
  joins.some(({ joined, columns }) => joined && columns.includes(column));

function splitReport(split: FileSplit | null): SplitReport | null {
  if (split === null) return null;
  const { parts: _, ...report } = split;
  return report;
}

/** Which column was taken for what and why, what the label means, and which columns are not used. */
export function describeUnderstanding(
  { columns }: Pick<Table, 'columns'>,
  roles: Roles,
  { evidence, unused, split, raters, labels }: Understanding,
): Message[] {
  const taken = roleNames.flatMap((role): Message[] => {
    const indices = role === 'label' && raters?.averaged ? raters.columns : columnsOf(roles, role);
    const [all, why] = [indices.map((index) => columns[index] ?? ''), evidence[role]];
    const [column, ...more] = all;
    if (column === undefined || why === undefined) return [];
    return more.length > 0
      ? [message('roles.taken.several', { role, columns: all, evidence: why })]
      : [message('roles.taken', { role, column, evidence: why })];
  });
  const left = unused.map(({ name, reason }) => message('roles.unused', { column: name, reason }));
  return [...taken, ...labelMeaning(labels), ...(split ? [describeSplit(split)] : []), ...left];
}

function labelMeaning(labels: LabelScheme): Message[] {
  if (labels.kind === 'binary') {
    const [[one = ''], [zero = '']] = [labels.one, labels.zero];
    return [message('roles.meaning.binary', { one, zero })];
  }
  if (labels.kind !== 'score') return [];
  const { min, max, reversed = false } = labels;
  return [message('roles.meaning.score', { min, max, reversed })];
}
