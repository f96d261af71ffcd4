/** Reads the lines of a JSON Lines file, or the elements of one JSON array: objects become records, arrays rows. */

import { message, type Message } from '../../../../messages/message';
import { parseJson } from './parseJson';
import { RecordBuilder } from '../table/records';
import type { Rejections } from '../table/rows';
import { TableBuilder, type FinishedTable } from '../table/table';

export class JsonRows {
  readonly #rejections: Rejections;
  readonly #records: RecordBuilder;
  readonly #table: TableBuilder;
  /** What the first good line is; the others must be alike. */
  #kind: 'object' | 'array' | null = null;

  constructor(rejections: Rejections, header?: boolean) {
    this.#rejections = rejections;
    this.#records = new RecordBuilder(rejections, false);
    this.#table = new TableBuilder(rejections, header);
  }

  get full(): boolean {
    return this.#records.full || this.#table.full;
  }

  /** Takes one JSON value; one that cannot be used is rejected with the reason. */
  add(text: string, line: number): void {
    const fault = this.#rejections.faultOf(text);
    if (fault !== null) return this.#rejections.add(line, fault, text);
    let value: unknown;
    try {
      value = parseJson(text);
    } catch (error) {
      return this.#rejections.add(line, notJson(error), text);
    }
    if (typeof value !== 'object' || value === null) {
      const type = value === null ? 'null' : typeof value;
      return this.#rejections.add(line, message('data.row.notRecord', { type }), text);
    }
    const kind = Array.isArray(value) ? 'array' : 'object';
    this.#kind ??= kind;
    if (kind !== this.#kind) {
      const reason = message('data.row.otherRecord', { type: kind, before: this.#kind });
      return this.#rejections.add(line, reason, text);
    }
    if (Array.isArray(value)) this.#table.add(value.map(cellText), line, text);
    else this.#records.add(new Map(Object.entries(value).map(([k, v]) => [k, cellText(v)])), line, text);
  }

  /** Takes a row whose cells are texts already. */
  addCells(cells: ReadonlyMap<string, string>, line: number): void {
    this.#kind ??= 'object';
    this.#records.add(cells, line, '');
  }

  finish(): FinishedTable {
    if (this.#kind === 'array') return this.#table.finish();
    return { table: this.#records.finish(), header: true, notes: [] };
  }
}

/** Why a text could not be parsed. */
export function notJson(error: unknown): Message {
  const words = error instanceof SyntaxError ? error.message : String(error);
  return message('data.row.notJson', { error: words.slice(0, 100) });
}

/** Null is an empty cell; nested values stay JSON. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
