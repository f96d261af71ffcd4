/** The columns of the roles, where a person names them. */

import { message } from '../../../messages/message';
import { DataError } from '../../errors';
import type { DataChoices, Roles, Table } from '../types';
import type { RoleName } from './roleColumns';

/** Columns by name or by number (from 1), or "none"; those that are absent are guessed, as on the page. */
export type NamedRoles = Readonly<
  Partial<Record<Exclude<RoleName, 'negative'>, string> & Record<'negative', readonly string[]>>
>;

/** The roles with those that are named in `given`. @throws DataError for a column that is not there */
export function assignedRoles(roles: Roles, table: Pick<Table, 'columns'>, given: NamedRoles): Roles {
  const { negative, ...others } = given;
  const named = Object.entries(others).map(([role, column]) => [role, columnOf(table, column)]);
  const chosen = negative?.map((column) => columnOf(table, column));
  const negatives = chosen?.filter((column) => column !== null) ?? roles.negatives;
  return { ...roles, negatives, ...Object.fromEntries(named) };
}

/** What follows from the names: a label column that is named is taken alone, and not the mean of several raters. */
export const choicesOfNamed = ({ label }: NamedRoles): DataChoices =>
  label === undefined ? {} : { averaged: false };

/** The index of a column by its name, else by its number from 1; null for "none". */
function columnOf({ columns }: Pick<Table, 'columns'>, name: string): number | null {
  if (columns.includes(name)) return columns.indexOf(name);
  if (name === 'none') return null;
  const number = Number(name);
  if (Number.isInteger(number) && number >= 1 && number <= columns.length) return number - 1;
  throw new DataError(
    message('roles.column.missing', { name }),
    message('roles.column.missing.next', { columns }),
  );
}
