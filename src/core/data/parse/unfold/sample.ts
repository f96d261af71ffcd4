/** The cells by which it is decided what a column holds. */

import type { Table } from '../../types';

const sampleCells = 100;

/** The first filled cells of a column, at most a hundred. */
export function sampleOf({ rows }: Pick<Table, 'rows'>, column: number): string[] {
  const cells: string[] = [];
  for (const row of rows) {
    const cell = row[column] ?? '';
    if (cell.trim() !== '') cells.push(cell);
    if (cells.length === sampleCells) break;
  }
  return cells;
}

/** Whether at least this share of the cells, and of any at all, fits. */
export const mostly = (cells: readonly string[], share: number, fits: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(fits).length >= share * cells.length;
