/** The text of a workbook's cell. */

import type { CellValue } from 'hucre/xlsx';

/** Digits that Excel shows and computes with. */
const digits = 15;

/** Numbers with at most fifteen digits, dates as ISO 8601 writes them, TRUE and FALSE; an empty cell is ''. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toPrecision(digits)));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return dateText(value);
}

/** A time without a day is a moment of the day before the first that Excel counts. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', rest = ''] = date.toISOString().split('T');
  const time = rest.replace(/\.\d+Z$/, '');
  if (day === '1899-12-30' || day === '1899-12-31') return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}
