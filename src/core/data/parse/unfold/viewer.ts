/** Takes rows out of what the API of the Hugging Face dataset viewer puts around them. */

import { message, type Message } from '../../../../messages/message';
import type { Table } from '../../types';

const names = new Set(['row_idx', 'row', 'truncated_cells']);

/** The table of the column `row` alone, or null where the table has another form. */
export function viewerRows(table: Table): { readonly table: Table; readonly note: Message } | null {
  const row = table.columns.indexOf('row');
  if (row < 0 || table.columns.length < 2 || !table.columns.every((name) => names.has(name))) return null;
  const cut = table.columns.indexOf('truncated_cells');
  const shortened = table.rows.filter((cells) => cut >= 0 && /\w/.test(cells[cut] ?? '')).length;
  return {
    table: { ...table, columns: ['row'], rows: table.rows.map((cells) => [cells[row] ?? '']) },
    note: message('data.note.viewerRows', { shortened }),
  };
}
