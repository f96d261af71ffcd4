/** Decodes cells that are bytes as Python prints them: `b'caf\xc3\xa9'`. */

import { message, type Message } from '../../../../messages/message';
import type { Table } from '../../types';
import { mostly, sampleOf } from './sample';

/** Printable ASCII: everything else is escaped. */
const literal = /^\s*b(?:'([ -~]*)'|"([ -~]*)")\s*$/;

const isLiteral = (cell: string): boolean => literal.test(cell);

/** Decodes each column in which at least nine in ten filled cells are bytes. A cell that is not UTF-8 stays. */
export function decodeBytes(table: Table): { readonly table: Table; readonly notes: readonly Message[] } {
  const columns = table.columns.flatMap((_, i) => (mostly(sampleOf(table, i), 0.9, isLiteral) ? [i] : []));
  if (columns.length === 0) return { table, notes: [] };
  const rows = table.rows.map((row) => [...row]);
  const notes = columns.map((column) => {
    let cells = 0;
    for (const row of rows) {
      const text = decoded(row[column] ?? '');
      if (text === null) continue;
      row[column] = text;
      cells++;
    }
    return message('data.note.bytes', { column: table.columns[column] ?? '', cells });
  });
  return { table: { ...table, rows }, notes };
}

const escapes: ReadonlyMap<string, number> = new Map([
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['v', 11],
  ['\\', 92],
  ["'", 39],
  ['"', 34],
]);

/** The text of a bytes literal, or null where it is none or not UTF-8. */
function decoded(cell: string): string | null {
  const found = literal.exec(cell);
  const body = found?.[1] ?? found?.[2];
  if (body === undefined) return null;
  const bytes: number[] = [];
  for (const [part, hex, simple] of body.matchAll(/\\x([0-9a-fA-F]{2})|\\([^])|[^\\]+|\\/g)) {
    const code = simple === undefined ? undefined : escapes.get(simple);
    if (hex !== undefined) bytes.push(parseInt(hex, 16));
    else if (code !== undefined) bytes.push(code);
    else for (const char of part) bytes.push(char.charCodeAt(0));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
