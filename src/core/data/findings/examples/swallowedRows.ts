/** Cells that hold rows of the file: a quote that was opened and not closed takes what follows into its cell. */

import { message } from '../../../../messages/message';
import { shorten } from '../../shorten';
import { delimiters } from '../../types';
import { finding } from '../finding';
import type { Finding } from '../types';
import type { Checked } from './checked';

/** Lines in a cell that must look like rows, and their share of its whole lines. */
const fewestLines = 3;
const threshold = 0.8;

/** In all columns of the table, whichever have a role; of all rows, since most cells are dismissed at a glance. */
export function swallowedRows({ examples: { table } }: Checked): Finding[] {
  const columns = table.columns.length;
  if (columns < 2) return [];
  const found: { readonly row: number; readonly cell: string; readonly lines: number }[] = [];
  for (const [row, cells] of table.rows.entries()) {
    for (const cell of cells) {
      const lines = rowsWithin(cell, columns);
      if (lines > 0) found.push({ row, cell, lines });
    }
  }
  if (found.length === 0) return [];
  const lines = found.reduce((sum, { lines: within }) => sum + within, 0);
  return [
    finding({
      name: 'swallowedRows',
      count: found.length,
      what: message('finding.swallowedRows', { cells: found.length, lines }),
      next: message('finding.swallowedRows.next'),
      rows: found.map(({ row, cell }) => ({
        lines: [table.lines[row] ?? 0],
        text: shorten(cell, 200).replaceAll(/\r?\n|\r/g, ' ⏎ '),
      })),
    }),
  ];
}

/** How many lines of the cell look like rows of a table of `columns` columns; 0 where too few do. */
function rowsWithin(cell: string, columns: number): number {
  const first = cell.indexOf('\n');
  if (first < 0) return 0;
  // The first and the last one may be parts of rows.
  const inner = cell
    .split('\n')
    .slice(1, -1)
    .filter((line) => line.trim() !== '');
  if (inner.length < fewestLines) return 0;
  for (const delimiter of delimiters) {
    const like = inner.filter((line) => isRow(line.split(delimiter), columns)).length;
    if (like >= fewestLines && like >= threshold * inner.length) return like;
  }
  return 0;
}

/** Prose has a comma here and there, but its parts begin with a space. */
const isRow = (cells: readonly string[], columns: number) =>
  cells.length === columns && cells.every((cell) => !/^ /.test(cell));
