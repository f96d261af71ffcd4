/** Collects rows into a table: finds its width and header from the first rows, and rejects the ragged ones. */

import { message, type Message } from '../../../../messages/message';
import { detectHeader, namesGroups, plainNames, uniqueNames } from './header';
import { limits } from '../../limits';
import { checkColumnCount, type Rejections, type RowSink } from './rows';
import {
  canIgnoreExtra,
  isHeaderCopy,
  isImportIds,
  isUnits,
  lacksRowName,
  leadingComments,
  numberColumns,
} from './strays';
import type { Delimiter, Table } from '../../types';

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
  /** The line on which the table begins; absent where it was not looked for. */
  readonly firstLine?: number;
  readonly notes: readonly Message[];
}

export class TableBuilder implements RowSink {
  /** True once a row came after the last that is kept. */
  full = false;
  readonly #rejections: Rejections;
  readonly #fixedHeader: boolean | undefined;
  readonly #delimiter: Delimiter | null;
  /** The cells of the header; null where there is none. */
  #headerCells: readonly string[] | null = null;
  /** Columns of numbers; null where extra fields are not ignored. */
  #numbers: readonly number[] | null = null;
  readonly #copies = { lines: 0, first: 0 };
  readonly #extra = { rows: 0, first: 0 };
  #head: RawRow[] | null = [];
  #columns: string[] = [];
  #header = false;
  #firstLine = 1;
  readonly #notes: Message[] = [];
  readonly #rows: (readonly string[])[] = [];
  readonly #lines: number[] = [];

  /**
   * `header`: the person's choice, or undefined to detect it. `delimiter`: what splits the rows, so that extra fields at
   * their ends can be ignored; null where rows that are too long are always rejected.
   */
  constructor(rejections: Rejections, header?: boolean, delimiter: Delimiter | null = null) {
    this.#rejections = rejections;
    this.#fixedHeader = header;
    this.#delimiter = delimiter;
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
    const firstLine = this.#firstLine;
    return { table, header: this.#header, firstLine, notes: [...this.#notes, ...this.#strayNotes()] };
  }

  /** What was skipped or ignored. */
  #strayNotes(): Message[] {
    const [copies, extra] = [this.#copies, this.#extra];
    return [
      ...(copies.lines > 0
        ? [message('data.note.repeatedHeader', { lines: copies.lines, line: copies.first })]
        : []),
      ...(extra.rows > 0 ? [message('data.note.extraFields', { rows: extra.rows, line: extra.first })] : []),
    ];
  }

  #decide(head: readonly RawRow[]): void {
    this.#head = null;
    const width = usualWidth(head.map((row) => row.cells));
    // A title or the `sep=;` of spreadsheets may be above the header; as a row it is too short.
    const cellsOf = head.map((row) => row.cells);
    const comments = width < 2 ? 0 : leadingComments(cellsOf, width);
    if (comments > 0) this.#notes.push(message('data.note.comments', { lines: comments }));
    const filled = cellsOf.findIndex(
      (cells, i) => i >= comments && cells.filter((cell) => cell.trim()).length > 1,
    );
    const grouped = width > 2 && namesGroups(cellsOf.slice(Math.max(0, filled)), width);
    const start = width < 2 ? 0 : filled + Number(grouped);
    if (grouped) this.#notes.push(message('data.note.groupHeader', { line: head[filled]?.line ?? 1 }));
    const body = head.slice(Math.max(0, start));
    const [first] = body;
    this.#firstLine = first?.line ?? 1;
    // A header that occurs again would look like data.
    const isCopy = ({ cells }: RawRow) => first !== undefined && isHeaderCopy(cells, first.cells);
    const unlike = body.filter((row) => row === first || !isCopy(row));
    const evidence = 2 * unlike.length > body.length ? unlike : body;
    const guess = detectHeader(
      evidence.map((row) => row.cells).filter((cells, i) => i === 0 || cells.length === width),
    );
    this.#header = first !== undefined && (this.#fixedHeader ?? guess.header);
    if (this.#fixedHeader === undefined && first) {
      const code = this.#header ? 'data.note.header.names' : 'data.note.header.data';
      this.#notes.push(message(code, { why: guess.why }));
    }
    const second = body[1];
    const skipped = new Set<RawRow>([
      ...head.slice(0, comments),
      ...(grouped ? head.slice(filled, start) : []),
    ]);
    if (this.#header && first) {
      const rowNames = lacksRowName(
        first.cells,
        body.slice(1).map((row) => row.cells),
      );
      this.#nameColumns(rowNames ? ['', ...first.cells] : first.cells, width);
      if (rowNames) this.#notes.push(message('data.note.rowNames'));
      this.#headerCells = first.cells;
      skipped.add(first);
      if (second && body.length > 2 && isUnits(second.cells)) {
        skipped.add(second);
        this.#notes.push(message('data.note.units', { line: second.line }));
      }
      const third = body[2];
      if (second && third && isImportIds(third.cells)) {
        for (const row of [second, third]) {
          skipped.add(row);
          this.#notes.push(message('data.note.units', { line: row.line }));
        }
      }
    } else this.#columns = plainNames(width);
    const data = (this.#header ? unlike : body).filter((row) => !skipped.has(row)).map((row) => row.cells);
    const usual = data.filter((cells) => cells.length === width);
    if (2 * usual.length > data.length) this.#numbers = numberColumns(usual, width);
    for (const row of head) if (!skipped.has(row)) this.#keep(row.cells, row.line, row.raw);
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
    } else if (this.#headerCells && isHeaderCopy(cells, this.#headerCells)) {
      if (this.#copies.lines++ === 0) this.#copies.first = line;
    } else if (cells.length > width && this.#ignoresExtra(cells)) {
      if (this.#extra.rows++ === 0) this.#extra.first = line;
      this.#keep(cells.slice(0, width), line, raw);
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

  #ignoresExtra(cells: readonly string[]): boolean {
    const [delimiter, numbers] = [this.#delimiter, this.#numbers];
    return (
      delimiter !== null &&
      numbers !== null &&
      canIgnoreExtra(cells, this.#columns.length, numbers, delimiter)
    );
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
