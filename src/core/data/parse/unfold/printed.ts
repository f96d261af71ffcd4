/** Takes numbers and texts out of what is printed around them: `np.float64(0.5)`, `tensor(0.5)`, a number in quotes. */

import { message, type Message } from '../../../../messages/message';
import type { Table } from '../../types';
import { literalText, parsePrinted } from '../python/dictLiteral';
import { mostly, sampleOf } from './sample';

const printed =
  /^\s*(?:(?:np|numpy|torch)\.\w+|(?:str_|bool_|float\d+|u?int\d+|tensor|Decimal)(?=\())(?:\([^]*\))?\s*$/;
const quotedNumber = /^\s*(?:"([+-]?[\d.,]+%?)"|'([+-]?[\d.,]+%?)')\s*$/;

/** Each column in which at least nine in ten filled cells are such values. A cell that cannot be read so stays. */
export function plainValues(table: Table): { readonly table: Table; readonly notes: readonly Message[] } {
  const columns = table.columns.flatMap((_, i) =>
    mostly(sampleOf(table, i), 0.9, (cell) => plainOf(cell) !== null) ? [i] : [],
  );
  if (columns.length === 0) return { table, notes: [] };
  const rows = table.rows.map((row) => [...row]);
  const notes = columns.map((column) => {
    let cells = 0;
    let example = '';
    for (const row of rows) {
      const text = plainOf(row[column] ?? '');
      if (text === null) continue;
      example ||= (row[column] ?? '').trim();
      row[column] = text;
      cells++;
    }
    return message('data.note.printedValues', { column: table.columns[column] ?? '', cells, example });
  });
  return { table: { ...table, rows }, notes };
}

/** The text of the value in a cell; null where nothing is around it. */
function plainOf(cell: string): string | null {
  const [, inDouble, inSingle] = quotedNumber.exec(cell) ?? [];
  const number = inDouble ?? inSingle;
  if (number !== undefined) return number;
  if (!printed.test(cell)) return null;
  const value = parsePrinted(cell.trim());
  return value === undefined || (typeof value === 'object' && value !== null) ? null : literalText(value);
}
