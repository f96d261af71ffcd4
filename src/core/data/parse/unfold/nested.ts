/** Lists and objects in the cells of a table: as JSON, or as Python and numpy print them. */

import type { Table } from '../../types';
import { isNegative, isPositive } from './names';
import { mostly, sampleOf } from './sample';
import { parseNested, toJson } from '../python/dictLiteral';

export type Nested = readonly unknown[] | ReadonlyMap<string, unknown>;

const opening = /^\s*(?:[[{(]|(?:np\.|numpy\.)?array\()/;

/** True for a text that starts like a list or an object. */
export const looksNested = (cell: string): boolean => opening.test(cell);

/** The list or object that a cell is, or null. Text in round brackets is a list only where it has two items. */
export function nestedOf(cell: string): Nested | null {
  if (!looksNested(cell)) return null;
  let value: unknown;
  try {
    value = JSON.parse(cell);
  } catch {
    value = toJson(parseNested(cell.trim()));
  }
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}

/** Stands for a cell that starts like a list or an object and cannot be read as one. */
export const broken: Nested = [];

/** A value inside a list or an object as the text of a cell: null is empty, nested values stay JSON. */
export function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Rows that are worked on before other work gets its turn. */
export const rowsInTurn = 5000;

/**
 * The lists or objects of a column, by row (null: empty), or null where the column is not one of those: fewer than nine
 * in ten of its filled cells are. Other cells of such a column are lists of one item.
 */
export function* nestedColumn(
  table: Table,
  column: number,
): Generator<void, readonly (Nested | null)[] | null> {
  const sample = sampleOf(table, column);
  const name = table.columns[column] ?? '';
  const all = mostly(sample, 0.9, looksNested) && mostly(sample, 0.9, (cell) => nestedOf(cell) !== null);
  // Where a row may have one text or a list of them, some tools write the one without a list.
  const some =
    !all && (isPositive(name) || isNegative(name)) && sample.some((cell) => Array.isArray(nestedOf(cell)));
  if (!all && !some) return null;
  const values: (Nested | null)[] = [];
  for (const row of table.rows) {
    const cell = row[column] ?? '';
    values.push(cell.trim() === '' ? null : (nestedOf(cell) ?? (all && looksNested(cell) ? broken : [cell])));
    if (values.length % rowsInTurn === 0) yield;
  }
  return values;
}
