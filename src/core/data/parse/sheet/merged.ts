/** Gives each row of a merged cell its value: in the file only the first has it. */

import type { CellValue, MergeRange } from 'hucre/xlsx';

/**
 * Fills merged cells downwards, within their first column: a title over several columns is one cell.
 * @returns the number of merged cells that were filled
 */
export function fillMerged(rows: readonly CellValue[][], merges: readonly MergeRange[]): number {
  let filled = 0;
  for (const { startRow, startCol, endRow } of merges) {
    const value = rows[startRow]?.[startCol] ?? null;
    if (value === null || endRow === startRow) continue;
    for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row++) {
      const cells = rows[row];
      if (!cells) continue;
      while (cells.length <= startCol) cells.push(null);
      cells[startCol] = value;
    }
    filled++;
  }
  return filled;
}
