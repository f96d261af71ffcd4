/** The column mapping, where the command line gives it. */

import type { Roles, Table } from '../core/data/types';
import { describeSplit } from '../core/data/dataset/fileSplit';
import { DataError } from '../core/errors';
import type { ExamplesReport } from '../core/report/types';
import { message, type Message } from '../messages/message';
import { columnsOf, roleNames, type RoleName } from '../core/data/dataset/roleColumns';

/** Columns by name or by number (from 1), or "none"; those that are absent are guessed, as on the page. */
export type RoleOptions = Readonly<
  Partial<Record<Exclude<RoleName, 'negative'>, string> & Record<'negative', readonly string[]>>
>;

/** The roles with those that are named in `options`. @throws DataError for a column that is not there */
export function assignedRoles(roles: Roles, table: Table, options: RoleOptions): Roles {
  const { negative, ...others } = options;
  const named = Object.entries(others).map(([role, column]) => [role, columnOf(table, column)]);
  const chosen = negative?.map((column) => columnOf(table, column));
  const negatives = chosen?.filter((column) => column !== null) ?? roles.negatives;
  return { ...roles, negatives, ...Object.fromEntries(named) };
}

/** The index of a column by its name, else by its number from 1; null for "none". */
function columnOf({ columns }: Table, name: string): number | null {
  if (columns.includes(name)) return columns.indexOf(name);
  if (name === 'none') return null;
  const number = Number(name);
  if (Number.isInteger(number) && number >= 1 && number <= columns.length) return number - 1;
  throw new DataError(
    message('cli.column.missing', { name }),
    message('cli.column.missing.next', { columns }),
  );
}

const names = {
  sentence1: 'Sentence 1',
  sentence2: 'Sentence 2',
  negative: 'Negative',
  label: 'Label',
} as const;

/** Which column was taken for what and why, what the label means, and which columns are not used. */
export function describeRoles({ columns }: Table, report: ExamplesReport): Message[] {
  const { roles, evidence, unused, split } = report;
  const taken = roleNames.flatMap((role): Message[] => {
    const [all, why] = [columnsOf(roles, role).map((index) => columns[index] ?? ''), evidence[role]];
    const [column, ...more] = all;
    if (column === undefined || why === undefined) return [];
    return more.length > 0
      ? [message('roles.taken.several', { role: names[role], columns: all, evidence: why })]
      : [message('roles.taken', { role: names[role], column, evidence: why })];
  });
  const left = unused.map(({ name, reason }) => message('roles.unused', { column: name, reason }));
  return [...taken, ...labelMeaning(report), ...(split ? [describeSplit(split)] : []), ...left];
}

function labelMeaning({ labels, meaning }: ExamplesReport): Message[] {
  if (labels.kind === 'binary') {
    const [[one = ''], [zero = '']] = [labels.one, labels.zero];
    const guessed = meaning?.kind === 'words' && meaning.doubt !== null;
    return [
      message('roles.meaning.binary', { one, zero }),
      ...(guessed ? [message('cli.label.asked', { word: zero })] : []),
    ];
  }
  if (labels.kind !== 'score') return [];
  const { min, max, reversed = false } = labels;
  return [message('roles.meaning.score', { min, max, reversed })];
}
