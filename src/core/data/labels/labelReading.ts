/** The result of reading a label column, whatever its values are. */

import { message, type Message } from '../../../messages/message';
import { shorten } from '../shorten';
import type { LabelScheme, Table } from '../types';

export interface LabelReading {
  readonly scheme: LabelScheme;
  /** How the labels were read, where that is not obvious. */
  readonly notes: readonly Message[];
  /** False where neither of two words says which of them means "similar". */
  readonly certain: boolean;
  /** For each trimmed cell its label, or why it has none. */
  readonly values: LabelValues;
}

export type LabelValues = ReadonlyMap<string, number | Message>;

/** The cells that have no label, each with the reason. */
export type LabelFaults = ReadonlyMap<string, Message>;

/** How often each distinct trimmed cell of the column occurs. */
export type CellCounts = ReadonlyMap<string, number>;

/** The distinct trimmed cells that are not empty, and how many are filled in all; or why the column can't be read. */
export function countCells(
  table: Table,
  column: number,
): { readonly counts: Map<string, number>; readonly filled: number } | Message {
  const name = table.columns[column] ?? '';
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const cell = row[column]?.trim() ?? '';
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const empty = counts.get('') ?? 0;
  counts.delete('');
  const filled = table.rows.length - empty;
  if (filled === 0) return message('labels.column.empty', { column: name });
  if (empty > filled) {
    return message('labels.column.mostlyEmpty', { column: name, empty, rows: table.rows.length });
  }
  return { counts, filled };
}

/** With the reason for a cell that is empty. */
export const withEmpty = (faults: Map<string, Message>) => faults.set('', message('labels.cell.empty'));

/** Few enough to reject one by one: under 5 %, or up to `least` where these are under a quarter. */
export function isFew(off: number, all: number, least: number): boolean {
  return off < 0.05 * all || (off <= least && off < all / 4);
}

export function unusable(reason: Message): LabelReading {
  return { scheme: { kind: 'unusable', reason }, notes: [], certain: true, values: new Map() };
}

/** A cell as messages name it. */
export const shown = (cell: string): string => shorten(cell, 40);
