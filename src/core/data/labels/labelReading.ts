/** What reading a label column gives, whatever the values are. */

import type { LabelScheme, Table } from '../types';

export interface LabelReading {
  readonly scheme: LabelScheme;
  /** How the labels were read, where that is not plain; sentences for the person. */
  readonly note: string | null;
  /** False where nothing in two words says which of them means "similar". */
  readonly certain: boolean;
  /** For each trimmed cell its label, or the reason (without the row) for which it has none. */
  readonly values: ReadonlyMap<string, number | string>;
}

/** How often each distinct trimmed cell of the column occurs. */
export type CellCounts = ReadonlyMap<string, number>;

/** The distinct trimmed cells that are not empty, and how many are filled in all; or why the column can't be read. */
export function countCells(
  table: Table,
  column: number,
): { readonly counts: Map<string, number>; readonly filled: number } | string {
  const name = table.columns[column] ?? '';
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const cell = row[column]?.trim() ?? '';
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const empty = counts.get('') ?? 0;
  counts.delete('');
  const filled = table.rows.length - empty;
  if (filled === 0) return `The label column "${name}" is empty: set Label to "None", or choose another.`;
  if (empty > filled) {
    return `The label column "${name}" is empty in ${empty} of ${table.rows.length} rows: fill it, or set Label to "None".`;
  }
  return { counts, filled };
}

/** With the reason for a cell that is empty. */
export const withEmpty = (faults: Map<string, string>) => faults.set('', 'label is empty');

/** Few enough to reject one by one: under 5 %, or up to `least` where these are under a quarter. */
export function isFew(off: number, all: number, least: number): boolean {
  return off < 0.05 * all || (off <= least && off < all / 4);
}

export function unusable(reason: string): LabelReading {
  return { scheme: { kind: 'unusable', reason }, note: null, certain: true, values: new Map() };
}

export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
