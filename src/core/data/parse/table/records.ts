/** Collects named values (of JSON objects or Python dicts) into a table whose columns are the names in first-seen order. */

import { message } from '../../../../messages/message';
import { limits } from '../../limits';
import { checkColumnCount, type Rejections } from './rows';
import type { Table } from '../../types';

interface RawRecord {
  /** By column; what is absent has not been named. */
  readonly cells: (string | undefined)[];
  readonly line: number;
  readonly raw: string;
}

export class RecordBuilder {
  full = false;
  readonly #rejections: Rejections;
  readonly #requireUsual: boolean;
  readonly #columns = new Map<string, { index: number; count: number }>();
  readonly #records: RawRecord[] = [];

  /** `requireUsual`: reject a record that lacks a name which at least half of the records have; else the cell is empty. */
  constructor(rejections: Rejections, requireUsual: boolean) {
    this.#rejections = rejections;
    this.#requireUsual = requireUsual;
  }

  add(record: ReadonlyMap<string, string>, line: number, raw: string): void {
    if (this.#records.length === limits.rows) {
      this.full = true;
      return;
    }
    const cells: (string | undefined)[] = [];
    for (const [name, value] of record) {
      let column = this.#columns.get(name);
      if (!column) {
        column = { index: this.#columns.size, count: 0 };
        this.#columns.set(name, column);
        checkColumnCount(this.#columns.size, line);
      }
      column.count++;
      cells[column.index] = value;
    }
    this.#records.push({ cells, line, raw });
  }

  finish(): Table {
    const columns = [...this.#columns.keys()];
    const usual = [...this.#columns].filter(([, { count }]) => 2 * count >= this.#records.length);
    const required = this.#requireUsual ? usual : [];
    const rows: string[][] = [];
    const lines: number[] = [];
    for (const { cells, line, raw } of this.#records) {
      const missing = required.find(([, { index }]) => cells[index] === undefined);
      if (missing) {
        this.#rejections.add(line, message('data.row.missingName', { name: missing[0] }), raw);
      } else {
        rows.push(columns.map((_, i) => cells[i] ?? ''));
        lines.push(line);
      }
    }
    return { columns, rows, lines };
  }
}
