/** Writes CSV (RFC 4180) in chunks, with cells that a spreadsheet would run as formulas made safe. */

import type { Render } from '../../messages/message';
import type { RejectedRow } from './types';

const chunkCharacters = 65_536;

/** What starts a formula (OWASP, CSV injection), also behind spaces and quotes, in full width too. */
const formulaStart = /^[\s"']*[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The cell, with an apostrophe in front where a spreadsheet would run it; plain numbers stay as they are. */
export function safeCell(cell: string): string {
  return formulaStart.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

/** The lines of a CSV file, in chunks of some 64 KB of text. */
export function* writeCsv(
  columns: readonly string[],
  rows: Iterable<readonly string[]>,
): Generator<string, void, undefined> {
  let chunk = csvLine(columns);
  for (const row of rows) {
    chunk += csvLine(row);
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Rejected rows as CSV: line, reason in the person's language, text. */
export const rejectedCsv = (rejected: readonly RejectedRow[], render: Render) =>
  writeCsv(['line', 'reason', 'text'], cellsOf(rejected, render));

function* cellsOf(rejected: readonly RejectedRow[], render: Render): Generator<string[], void, undefined> {
  for (const { line, reason, text } of rejected) yield [String(line), render(reason), text];
}

/** One row, its line end included. */
export function csvLine(cells: readonly string[]): string {
  // An empty line would be no row.
  if (cells.length === 1 && cells[0] === '') return '""\r\n';
  return `${cells.map((cell) => quoted(safeCell(cell))).join(',')}\r\n`;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
