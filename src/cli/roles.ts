/** The column mapping, where the command line gives it. */

import type { Roles, Table } from '../core/data/types';
import { DataError } from '../core/errors';
import type { ExamplesReport } from '../core/report/types';
import { message, type Message } from '../messages/message';
import type { RoleName } from '../core/data/dataset/roleColumns';

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

/** That one of two labels was taken for "similar" without knowing, and how to say otherwise. */
export function askedLabel({ labels, meaning }: Pick<ExamplesReport, 'labels' | 'meaning'>): Message[] {
  if (labels.kind !== 'binary' || meaning?.kind !== 'words' || meaning.doubt === null) return [];
  return [message('cli.label.asked', { word: labels.zero[0] ?? '' })];
}
