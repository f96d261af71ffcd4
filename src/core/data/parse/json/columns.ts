/**
 * Reads JSON that is written column by column, `{"a": {"0": …}}` or `{"a": […]}`, or row by key, `{"7": {"a": …}}`. The
 * text comes in pieces and is cut into cells or rows, which are parsed one by one.
 */

import { parseJson } from './parseJson';
import { message, type Message } from '../../../../messages/message';
import { limits } from '../../limits';
import { checkColumnCount, type Rejections } from '../table/rows';
import { cellText, notJson, type JsonRows } from './jsonl';

/** Rows that are put together before other work gets its turn. */
const rowsInTurn = 4000;

interface Column {
  readonly name: string;
  /** By the index of the row. */
  readonly cells: (string | undefined)[];
}

export class JsonColumnsReader {
  readonly #rows: JsonRows;
  readonly #rejections: Rejections;
  /** Text since the last cut, from earlier pieces. */
  #pending = '';
  /** Open brackets: 1 in the file's object, 2 in a column. */
  #depth = 0;
  #inString = false;
  #escaped = false;
  #broken = false;
  #closed = false;
  /** Whether the members are columns of cells or rows; null until it is known. */
  #kind: 'columns' | 'keyed' | null = null;
  #name = '';
  /** The key of the next cell; null in a list, whose cells have their place. */
  #key: string | null = null;
  #place = 0;
  readonly #columns: Column[] = [];
  readonly #indexOf = new Map<string, number>();
  /** What is wrong with a cell, by the row's index. */
  readonly #faults = new Map<number, { readonly reason: Message; readonly text: string }>();
  /** Rows by key so far. */
  #keyed = 0;

  /** Rows have their number, from 1, for a line: no line of the file is one row. */
  constructor(rows: JsonRows, rejections: Rejections) {
    this.#rows = rows;
    this.#rejections = rejections;
  }

  push(text: string): void {
    let from = 0;
    for (let i = 0; i < text.length && !this.#broken; i++) {
      const char = text[i] ?? '';
      if (this.#isInString(char)) continue;
      const opens = char === '{' || char === '[';
      const closes = char === '}' || char === ']';
      if (!opens && !closes && char !== ',' && char !== ':') continue;
      if (opens) this.#depth++;
      if (this.#depth <= (this.#kind === 'keyed' ? 1 : 2)) {
        this.#pending = this.#cut(char, this.#pending + text.slice(from, i));
        from = i + 1;
      }
      if (closes) this.#depth--;
    }
    if (this.#broken) return;
    this.#pending += text.slice(from);
    if (this.#pending.length > limits.rowCharacters) {
      this.#break(message('data.row.elementTooLong', { limit: limits.rowCharacters }));
    }
  }

  end(): void {
    if (this.#broken) return;
    if (!this.#closed) this.#break(message('data.row.openObject'));
    else if (this.#pending.trim() !== '') this.#break(message('data.row.afterObject'));
  }

  /** Puts the rows of columns together. */
  *rest(): Generator<void, void> {
    const count = this.#indexOf.size;
    for (let row = 0; row < count && !this.#rows.full; row++) {
      const fault = this.#faults.get(row);
      if (fault) this.#rejections.add(row + 1, fault.reason, fault.text);
      else
        this.#rows.addCells(
          new Map(this.#columns.map(({ name, cells }) => [name, cells[row] ?? ''])),
          row + 1,
        );
      if (row % rowsInTurn === rowsInTurn - 1) yield;
    }
  }

  notes(): Message[] {
    if (this.#kind === null) return [];
    if (this.#kind === 'keyed') return [message('data.note.keyedJson', { rows: this.#keyed })];
    return [message('data.note.columnsJson', { columns: this.#columns.length, rows: this.#indexOf.size })];
  }

  #isInString(char: string): boolean {
    if (!this.#inString) {
      this.#inString = char === '"';
      return this.#inString;
    }
    if (this.#escaped) this.#escaped = false;
    else if (char === '\\') this.#escaped = true;
    else if (char === '"') this.#inString = false;
    return true;
  }

  /** Takes the text before a token at the depth of members or cells; returns what the next text continues. */
  #cut(char: string, before: string): string {
    if (this.#closed) return before + char;
    if (this.#depth === 1) return this.#cutMember(char, before);
    switch (char) {
      case '{':
      case '[':
        this.#openColumn(char === '[');
        return '';
      case ':':
        this.#kind ??= /^\s*"\d+"\s*$/.test(before) ? 'columns' : 'keyed';
        if (this.#kind === 'keyed') return `{${before}:`;
        this.#key = this.#parsed(before);
        return '';
      default:
        if (before.trim() !== '') this.#takeCell(before.trim());
        return '';
    }
  }

  #cutMember(char: string, before: string): string {
    if (char === ':') this.#name = this.#parsed(before);
    else if (char !== '{' && before.trim() !== '') {
      // A row by its key; beside columns a value that is none, which is rejected.
      this.#rows.add(before.trim(), ++this.#keyed);
    }
    this.#closed = char === '}';
    return '';
  }

  #openColumn(isList: boolean): void {
    if (isList) this.#kind ??= 'columns';
    this.#key = null;
    this.#place = 0;
    this.#columns.push({ name: this.#name, cells: [] });
    checkColumnCount(this.#columns.length, 1);
  }

  #takeCell(text: string): void {
    const key = this.#key ?? String(this.#place++);
    const index = this.#indexOf.get(key) ?? this.#indexOf.size;
    // One row more than is kept shows that there are more.
    if (index > limits.rows) return;
    this.#indexOf.set(key, index);
    const fault = this.#rejections.faultOf(text);
    try {
      const cells = this.#columns.at(-1)?.cells;
      if (cells) cells[index] = cellText(parseJson(text));
      if (fault !== null) this.#faults.set(index, { reason: fault, text });
    } catch (error) {
      this.#faults.set(index, { reason: notJson(error), text });
    }
  }

  /** A name or a key; one that is broken stays as it is written. */
  #parsed(text: string): string {
    try {
      return cellText(parseJson(text));
    } catch {
      return text.trim();
    }
  }

  #break(reason: Message): void {
    this.#broken = true;
    this.#rejections.add(this.#indexOf.size + this.#keyed + 1, reason, this.#pending.trim());
    this.#pending = '';
  }
}
