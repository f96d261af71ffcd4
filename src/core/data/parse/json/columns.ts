/** Reads JSON that is written column by column, `{"a": {"0": …}}` or `{"a": […]}`, or row by key, `{"7": {"a": …}}`. */

import { message, type Message } from '../../../../messages/message';
import { limits } from '../../limits';
import type { Rejections } from '../table/rows';

export class JsonColumnsReader {
  readonly #take: (text: string, line: number) => void;
  readonly #rejections: Rejections;
  #pieces: string[] = [];
  #length = 0;
  #notes: Message[] = [];

  /** `take`: gets each row as the text of a JSON object. All rows have line 1: no line of the file is one row. */
  constructor(take: (text: string, line: number) => void, rejections: Rejections) {
    this.#take = take;
    this.#rejections = rejections;
  }

  push(text: string): void {
    this.#length += text.length;
    if (this.#length <= limits.documentCharacters) this.#pieces.push(text);
  }

  end(): void {
    const text = this.#pieces.join('');
    if (this.#length > limits.documentCharacters) {
      const reason = message('data.row.documentTooLong', { limit: limits.documentCharacters });
      return this.#rejections.add(1, reason, text);
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      const words = error instanceof SyntaxError ? error.message : String(error);
      return this.#rejections.add(1, message('data.row.notJson', { error: words.slice(0, 100) }), text);
    }
    const columns = isObject(value) ? Object.entries(value) : [];
    const isColumn = ([, cells]: [string, unknown]) =>
      Array.isArray(cells) || (isObject(cells) && Object.keys(cells).every((key) => /^\d+$/.test(key)));
    if (columns.every(isColumn)) this.#takeColumns(columns);
    else this.#takeKeyed(columns);
  }

  notes(): Message[] {
    return this.#notes;
  }

  #takeColumns(columns: readonly (readonly [string, unknown])[]): void {
    const rows = new Map<string, Map<string, unknown>>();
    for (const [name, cells] of columns) {
      for (const [key, cell] of isObject(cells) || Array.isArray(cells) ? Object.entries(cells) : []) {
        const row = rows.get(key) ?? new Map<string, unknown>();
        rows.set(key, row.set(name, cell));
      }
    }
    for (const row of rows.values()) this.#take(JSON.stringify(Object.fromEntries(row)), 1);
    this.#notes = [message('data.note.columnsJson', { columns: columns.length, rows: rows.size })];
  }

  #takeKeyed(rows: readonly (readonly [string, unknown])[]): void {
    for (const [, row] of rows) this.#take(JSON.stringify(row), 1);
    this.#notes = [message('data.note.keyedJson', { rows: rows.length })];
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
