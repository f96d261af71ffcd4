/** The column mapping, where the command line gives it. */

import type { Roles, Table } from '../core/data/types';
import { DataError } from '../core/errors';
import { message } from '../messages/message';
import type { RoleOptions } from './options';

/** The roles with those that are named in `options`. @throws DataError for a column that is not there */
export function assignedRoles(roles: Roles, table: Table, options: RoleOptions): Roles {
  const named = Object.entries(options).map(([role, column]) => [role, columnOf(table, column)]);
  return { ...roles, ...Object.fromEntries(named) };
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
