/** The result of reading a label column, whatever its values are. */

import { message, type Message } from '../../../messages/message';
import { shorten } from '../shorten';
import { rowsInStep, type Stepwise } from '../parse/bytes/turns';
import { isMissingMark } from '../words/missing';
import type { LabelScheme, ScoreScale, Table } from '../types';

export interface LabelReading {
  readonly scheme: LabelScheme;
  /** How the labels were read, where that is not obvious. */
  readonly notes: readonly Message[];
  /** False where neither of two words says which of them means "similar". */
  readonly certain: boolean;
  /** For each trimmed cell its label, or why it has none. */
  readonly values: LabelValues;
  /** What the meaning follows from. */
  readonly basis: LabelBasis | null;
}

/** What the meaning of labels was taken from; a message says it in a sentence. */
export type LabelBasis =
  | {
      readonly kind: 'words';
      /** Why they were understood so where neither word says it; null where the words say it, or the person did. */
      readonly doubt: Message | null;
      readonly chosen: boolean;
    }
  | {
      readonly kind: 'scores';
      /** The lowest and the highest score in the file. */
      readonly seen: ScoreScale;
      readonly scale: ScoreScale;
      /** What the scale follows from. */
      readonly why: Message;
      readonly chosen: boolean;
    }
  /** Whole numbers that were read as classes and could be scores. */
  | { readonly kind: 'numberedClasses'; readonly seen: ScoreScale };

export type LabelValues = ReadonlyMap<string, number | Message>;

/** The cells that have no label, each with the reason. */
export type LabelFaults = ReadonlyMap<string, Message>;

/** How often each distinct trimmed cell of the column occurs. */
export type CellCounts = ReadonlyMap<string, number>;

export interface CountedCells {
  /** The distinct trimmed cells that have a label. */
  readonly counts: Map<string, number>;
  /** How many they are in all. */
  readonly filled: number;
  /** Why the other cells have no label: they are empty, or mark a missing one. */
  readonly faults: Map<string, Message>;
  /** One for each such mark, with its rows. */
  readonly notes: readonly Message[];
}

/** Counts the cells of a label column, `isMissing` ones apart unless they are `kept`; or says why it can't be read. */
export function* countCells(
  table: Table,
  column: number,
  kept: ReadonlySet<string>,
  isMissing: (cell: string) => boolean = isMissingMark,
): Stepwise<CountedCells | Message> {
  const name = table.columns[column] ?? '';
  const counts = new Map<string, number>();
  for (const [i, row] of table.rows.entries()) {
    if (i % rowsInStep === 0) yield;
    const cell = row[column]?.trim() ?? '';
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const faults = new Map<string, Message>([['', message('labels.cell.empty')]]);
  const notes: Message[] = [];
  const empty = counts.get('') ?? 0;
  let filled = table.rows.length - empty;
  counts.delete('');
  const hasPlus = counts.has('+');
  for (const [cell, rows] of counts) {
    // Beside "+", "-" is a label.
    if (!isMissing(cell) || (hasPlus && cell === '-')) continue;
    if (kept.has(cell)) {
      notes.push(message('labels.note.keptMark', { cell: shown(cell), rows }));
      continue;
    }
    counts.delete(cell);
    filled -= rows;
    faults.set(cell, message('labels.cell.missing', { cell: shown(cell) }));
    notes.push(message('labels.note.missing', { cell: shown(cell), rows }));
  }
  if (filled === 0) return message('labels.column.empty', { column: name });
  if (2 * empty > table.rows.length) {
    return message('labels.column.mostlyEmpty', { column: name, empty, rows: table.rows.length });
  }
  return { counts, filled, faults, notes };
}

/** A mark of missing labels, with its rows; a kept one is a label. */
export interface LabelMark {
  readonly mark: string;
  readonly rows: number;
  readonly kept: boolean;
}

/** The marks that notes on labels name: marks are short enough to be named in full. */
export const marksIn = (notes: readonly Message[]): LabelMark[] =>
  notes.flatMap((note) => {
    if (note.code !== 'labels.note.missing' && note.code !== 'labels.note.keptMark') return [];
    const { cell, rows } = note.params;
    return typeof cell === 'string' ? [{ mark: cell, rows, kept: note.code === 'labels.note.keptMark' }] : [];
  });

/** The reading with more notes before its own. */
export const withNotes = (reading: LabelReading, notes: readonly Message[]): LabelReading =>
  reading.scheme.kind === 'unusable' ? reading : { ...reading, notes: [...notes, ...reading.notes] };

/** Few enough to reject one by one: under 5 %, or up to `least` where these are under a quarter. */
export function isFew(off: number, all: number, least: number): boolean {
  return off < 0.05 * all || (off <= least && off < all / 4);
}

export function unusable(reason: Message): LabelReading {
  return { scheme: { kind: 'unusable', reason }, notes: [], certain: true, values: new Map(), basis: null };
}

/** A cell as messages name it. */
export const shown = (cell: string): string => shorten(cell, 40);
