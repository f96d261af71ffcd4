/** All rows of a file in its order, those that are skipped included: found by their text, and shown in windows. */

import type { Message } from '../../messages/message';
import type { Dataset } from '../data/dataset/dataset';
import type { RejectedRow } from '../data/types';
import { sameValue } from '../sameValue';

/** The longest text of a cell in a window; the rest is cut. */
const maxCharacters = 400;

/** Which rows are asked for. */
export interface RowFilter {
  /** In any cell, in upper or lower case; empty for all. */
  readonly text: string;
  /** Only those that are skipped. */
  readonly skippedOnly: boolean;
  /** Only the row that starts on this line of the file; null for all. */
  readonly line: number | null;
}

export interface WindowRow {
  /** The line of the file on which it starts, from 1. */
  readonly line: number;
  /** By column; of a row that could not be parsed its text alone. */
  readonly cells: readonly string[];
  /** Why it is skipped; null where it is used. */
  readonly skipped: Message | null;
}

export interface RowWindow {
  /** The number of rows that the filter leaves. */
  readonly total: number;
  /** Where the window begins among them. */
  readonly start: number;
  readonly rows: readonly WindowRow[];
}

export interface RowFinder {
  window(filter: RowFilter, start: number, count: number): RowWindow;
}

/** A row of the table by its index, a skipped row, or both. */
interface Entry {
  readonly row: number | null;
  readonly skipped: RejectedRow | null;
}

/** The rows that the last filter left are kept, so that scrolling finds nothing again. */
export function createRowFinder(dataset: Dataset): RowFinder {
  const { rows, lines } = dataset.parsed.table;
  const entries = inOrder(dataset);
  let last: { readonly filter: RowFilter; readonly found: readonly Entry[] } | null = null;

  const cellsOf = ({ row, skipped }: Entry) => (row === null ? [skipped?.text ?? ''] : (rows[row] ?? []));

  const lineOf = ({ row, skipped }: Entry) => skipped?.line ?? lines[row ?? -1] ?? 0;

  const find = (filter: RowFilter): readonly Entry[] => {
    if (last && sameValue(last.filter, filter)) return last.found;
    const text = filter.text.trim().toLowerCase();
    const found =
      text === '' && !filter.skippedOnly && filter.line === null
        ? entries
        : entries.filter(
            (entry) =>
              (filter.line === null || lineOf(entry) === filter.line) &&
              (entry.skipped !== null || !filter.skippedOnly) &&
              (text === '' || cellsOf(entry).some((cell) => cell.toLowerCase().includes(text))),
          );
    last = { filter, found };
    return found;
  };

  return {
    window(filter, start, count) {
      const found = find(filter);
      const rowOf = (entry: Entry): WindowRow => ({
        line: lineOf(entry),
        cells: cellsOf(entry).map((cell) =>
          cell.length > maxCharacters ? `${cell.slice(0, maxCharacters)}…` : cell,
        ),
        skipped: entry.skipped?.reason ?? null,
      });
      return { total: found.length, start, rows: found.slice(start, start + count).map(rowOf) };
    },
  };
}

/** Skipped rows of the table are in its order, and rows that could not be parsed stand between them by their lines. */
function inOrder({ parsed, examples }: Dataset): readonly Entry[] {
  const { rows, lines } = parsed.table;
  const used = new Set(examples.items.map(({ row }) => row));
  const unparsed = new Set(parsed.rejected);
  const unusable = examples.rejected.filter((row) => !unparsed.has(row)).values();
  const entries: Entry[] = [];
  let next = 0;
  const putUnparsed = (before: number) => {
    for (let row = parsed.rejected[next]; row && row.line < before; row = parsed.rejected[++next]) {
      entries.push({ row: null, skipped: row });
    }
  };
  for (const row of rows.keys()) {
    putUnparsed(lines[row] ?? 0);
    entries.push({ row, skipped: used.has(row) ? null : (unusable.next().value ?? null) });
  }
  putUnparsed(Infinity);
  return entries;
}
