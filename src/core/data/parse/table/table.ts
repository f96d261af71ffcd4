/** Collects rows into a table: finds its width and header from the first rows, and rejects the ragged ones. */

import { message, type Message } from '../../../../messages/message';
import { detectHeader, plainNames, uniqueNames } from './header';
import { limits } from '../../limits';
import { checkColumnCount, type Rejections, type RowSink } from './rows';
import type { Table } from '../../types';

interface RawRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
}

/** Rows that are looked at before width and header are decided. */
const headRows = 1000;

export interface FinishedTable {
  readonly table: Table;
  readonly header: boolean;
  readonly notes: readonly Message[];
}

export class TableBuilder implements RowSink {
  /** True once a row came after the last that is kept. */
  full = false;
  readonly #rejections: Rejections;
  readonly #fixedHeader: boolean | undefined;
  #head: RawRow[] | null = [];
  #columns: string[] = [];
  #header = false;
  readonly #notes: Message[] = [];
  readonly #rows: (readonly string[])[] = [];
  readonly #lines: number[] = [];

  /** `header`: the person's choice, or undefined to detect it. */
  constructor(rejections: Rejections, header?: boolean) {
    this.#rejections = rejections;
    this.#fixedHeader = header;
  }

  add(cells: readonly string[], line: number, raw: string): void {
    checkColumnCount(cells.length, line);
    if (!this.#head) return this.#keep(cells, line, raw);
    this.#head.push({ cells, line, raw });
    if (this.#head.length === headRows) this.#decide(this.#head);
  }

  finish(): FinishedTable {
    if (this.#head) this.#decide(this.#head);
    const table = { columns: this.#columns, rows: this.#rows, lines: this.#lines };
    return { table, header: this.#header, notes: this.#notes };
  }

  #decide(head: readonly RawRow[]): void {
    this.#head = null;
    const width = usualWidth(head.map((row) => row.cells));
    // A title or the `sep=;` of spreadsheets may be above the header; as a row it is too short.
    const start =
      width < 2 ? 0 : head.findIndex(({ cells }) => cells.filter((cell) => cell.trim()).length > 1);
    const body = head.slice(Math.max(0, start));
    const [first] = body;
    const guess = detectHeader(
      body.map((row) => row.cells).filter((row, i) => i === 0 || row.length === width),
    );
    this.#header = first !== undefined && (this.#fixedHeader ?? guess.header);
    if (this.#fixedHeader === undefined && first) {
      const code = this.#header ? 'data.note.header.names' : 'data.note.header.data';
      this.#notes.push(message(code, { why: guess.why }));
    }
    if (this.#header && first) this.#nameColumns(first.cells, width);
    else this.#columns = plainNames(width);
    for (const row of head) if (!this.#header || row !== first) this.#keep(row.cells, row.line, row.raw);
  }

  #nameColumns(header: readonly string[], width: number): void {
    const named = header.findLastIndex((cell) => cell.trim() !== '') + 1;
    const { columns, notes } = uniqueNames(header, Math.max(width, named));
    this.#columns = columns;
    this.#notes.push(...notes);
    if (header.length < width) {
      this.#notes.push(message('data.note.unnamedColumns', { columns: width - header.length }));
    }
  }

  #keep(cells: readonly string[], line: number, raw: string): void {
    const width = this.#columns.length;
    const fault = this.#rejections.faultOf(raw);
    if (fault !== null) {
      this.#rejections.add(line, fault, raw);
    } else if (cells.length !== width) {
      const reason = message('data.row.fields', { fields: cells.length, expected: width });
      this.#rejections.add(line, reason, raw);
    } else if (this.#rows.length === limits.rows) {
      this.full = true;
    } else {
      this.#rows.push(cells);
      this.#lines.push(line);
    }
  }
}

/** The most frequent number of cells; of equally frequent ones the first seen. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let best = 0;
  let width = 0;
  for (const [length, times] of counts) if (times > best) [best, width] = [times, length];
  return width;
}
