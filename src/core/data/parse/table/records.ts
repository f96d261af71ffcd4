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
  /** Records that may turn out to lack a usual name. */
  readonly #records: RawRecord[] = [];
  readonly #rows: string[][] = [];
  readonly #lines: number[] = [];

  /** `requireUsual`: reject a record that lacks a name which at least half of the records have; else the cell is empty. */
  constructor(rejections: Rejections, requireUsual: boolean) {
    this.#rejections = rejections;
    this.#requireUsual = requireUsual;
  }

  add(record: ReadonlyMap<string, string>, line: number, raw: string): void {
    if (this.#records.length + this.#rows.length === limits.rows) {
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
    if (this.#requireUsual) this.#records.push({ cells, line, raw });
    else this.#keep(cells, line);
  }

  finish(): Table {
    const columns = [...this.#columns.keys()];
    const usual = [...this.#columns].filter(([, { count }]) => 2 * count >= this.#records.length);
    for (const { cells, line, raw } of this.#records) {
      const missing = usual.find(([, { index }]) => cells[index] === undefined);
      if (missing) this.#rejections.add(line, message('data.row.missingName', { name: missing[0] }), raw);
      else this.#keep(cells, line);
    }
    // Names that were seen first in a later record.
    for (const row of this.#rows) while (row.length < columns.length) row.push('');
    return { columns, rows: this.#rows, lines: this.#lines };
  }

  #keep(cells: readonly (string | undefined)[], line: number): void {
    this.#rows.push(Array.from({ length: this.#columns.size }, (_, i) => cells[i] ?? ''));
    this.#lines.push(line);
  }
}
