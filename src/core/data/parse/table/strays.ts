/** Lines of a table that are not data, and fields that are more than the table has columns. */

import { isColumnName } from '../../words/columnNames';
import type { Delimiter } from '../../types';

const unit =
  /^\s*(?:[([<{].{0,30}[)\]>}]|string|str|text|int(?:eger)?|float|double|bool(?:ean)?|number|numeric)?\s*$/i;

/** Whether a line below the header says what the columns hold, as "(text),(text),(0-100)" does. */
export const isUnits = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.some((cell) => cell.trim() !== '') && cells.every((cell) => unit.test(cell));

/** Whether a line is the third of a survey's export, which names each question's id as JSON; the second has its text. */
export const isImportIds = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((cell) => /^\{"ImportId":/.test(cell.trim()));

/**
 * Whether a header lacks the name of its first column, because that holds the numbers of the rows, as R writes a table:
 * one name less than there are fields, above numbers that count.
 */
export function lacksRowName(header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const width = header.length + 1;
  const usual = rows.filter((cells) => cells.length === width);
  const numbers = usual.map(([first = '']) => Number(first.trim() || NaN));
  return usual.length >= 2 && numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? NaN) + 1);
}

const comment = /^\s*(?:#|\/\/)/;

/**
 * How many lines at the start are comments: they begin with # or //, and have another number of cells than the table, or
 * names of columns follow on them.
 */
export function leadingComments(rows: readonly (readonly string[])[], width: number): number {
  const end = rows.findIndex(([first = '']) => !comment.test(first));
  const next = rows[end];
  if (end < 1 || !next) return 0;
  const named = next.length === width && next.some(isColumnName);
  return named || rows.slice(0, end).every(({ length }) => length !== width) ? end : 0;
}

/** Whether a line is a copy of the header. */
export const isHeaderCopy = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.length === header.length && cells.every((cell, i) => cell === header[i]);

export const isNumber = (cell: string): boolean =>
  /^\s*[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?\s*$/i.test(cell);

/** The columns of the first rows that hold numbers only, at least nine in ten of them. */
export function numberColumns(rows: readonly (readonly string[])[], width: number): number[] {
  return Array.from({ length: width }, (_, i) => i).filter((i) => {
    const filled = rows.map((row) => row[i] ?? '').filter((cell) => cell.trim() !== '');
    return filled.length > 0 && filled.filter(isNumber).length >= 0.9 * filled.length;
  });
}

/**
 * Whether the fields beyond the last column can be ignored, because those before them are where they belong: the extra
 * ones are empty, or the row has numbers where the others have them. In prose a delimiter that is not a tab moves what
 * comes after it, so there the last column must hold numbers.
 */
export function canIgnoreExtra(
  cells: readonly string[],
  width: number,
  numbers: readonly number[],
  delimiter: Delimiter,
): boolean {
  if (cells.slice(width).every((cell) => cell.trim() === '')) return true;
  const inPlace = numbers.every((i) => isNumber(cells[i] ?? ''));
  return inPlace && (delimiter === '\t' || numbers.includes(width - 1));
}
