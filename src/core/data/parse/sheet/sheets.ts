/** Chooses the sheet of a workbook that holds the table, and the part of it that is filled. */

import type { CellValue, Sheet } from 'hucre/xlsx';
import { checkColumnCount } from '../table/rows';

/** Rows and columns from 0, both ends included; nothing is filled where `bottom` is less than `top`. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

interface Choice {
  readonly sheet: Sheet;
  readonly area: Area;
  /** The names of the other sheets with anything in them. */
  readonly others: readonly string[];
}

const nothing: Area = { top: 0, bottom: -1, left: 0, right: -1 };

/** The first sheet with two columns and two rows, one that is shown if there is; else the first with anything. */
export function chooseSheet(sheets: readonly Sheet[]): Choice {
  const all = sheets.map((sheet) => ({ sheet, area: filledArea(sheet.rows) }));
  const filled = all.filter(({ area }) => area.bottom >= area.top);
  const shown = filled.filter(({ sheet }) => !sheet.hidden && !sheet.veryHidden);
  const isTable = ({ area }: { area: Area }) => area.right > area.left && area.bottom > area.top;
  const choice = shown.find(isTable) ?? filled.find(isTable) ?? shown[0] ?? filled[0];
  if (!choice) return { sheet: { name: '', rows: [] }, area: nothing, others: [] };
  checkColumnCount(choice.area.right - choice.area.left + 1, choice.area.top + 1);
  return { ...choice, others: filled.filter((other) => other !== choice).map(({ sheet }) => sheet.name) };
}

function filledArea(rows: readonly (readonly CellValue[])[]): Area {
  const area = { top: Infinity, bottom: -1, left: Infinity, right: -1 };
  for (const [row, cells] of rows.entries()) {
    const first = cells.findIndex(isFilled);
    if (first < 0) continue;
    area.top = Math.min(area.top, row);
    area.bottom = row;
    area.left = Math.min(area.left, first);
    area.right = Math.max(area.right, cells.findLastIndex(isFilled));
  }
  return area.bottom < 0 ? nothing : area;
}

const isFilled = (cell: CellValue): boolean =>
  cell !== null && (typeof cell !== 'string' || cell.trim() !== '');
