/** Turns texts that contain Python dicts, one per row, into records. */

import { message } from '../../../../messages/message';
import { literalText, parseDictLiteral } from './dictLiteral';
import { RecordBuilder } from '../table/records';
import type { Rejections, RowSink } from '../table/rows';
import type { FinishedTable } from '../table/table';

/** True for a text in the form of a dict; the parser decides whether it is one. */
export const looksLikeDict = (text: string): boolean => /^\s*\{[^]*\}\s*$/.test(text);

/**
 * The column in which most rows of a sample have a dict, where the dicts are the whole data: no other column has dicts or
 * texts. Else null. The first row may be a header.
 */
export function dictColumn(rows: readonly (readonly string[])[]): number | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const below = rows.length > 1 ? rows.slice(1) : rows;
  const columnsOf = (holds: (cell: string) => boolean) =>
    Array.from({ length: width }, (_, i) => i).filter(
      (i) => 2 * below.filter((row) => holds(row[i] ?? '')).length > below.length,
    );
  const [column, another] = columnsOf(looksLikeDict);
  if (column === undefined || another !== undefined) return null;
  const texts = columnsOf((cell) => severalWords.test(cell)).filter((i) => i !== column);
  return texts.length > 0 ? null : column;
}

const severalWords = /\p{L}\S*\s+\S*\p{L}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]{6}/u;

export class DictRows implements RowSink {
  readonly #rejections: Rejections;
  readonly #column: number;
  readonly #fixedHeader: boolean | undefined;
  readonly #records: RecordBuilder;
  #first = true;
  #header = false;
  /** The most other cells that a row had. */
  #others = 0;

  /** `column`: where the dicts are; `header`: the person's choice, or undefined to detect it. */
  constructor(rejections: Rejections, column: number, header?: boolean) {
    this.#rejections = rejections;
    this.#column = column;
    this.#fixedHeader = header;
    this.#records = new RecordBuilder(rejections, true);
  }

  get full(): boolean {
    return this.#records.full;
  }

  add(cells: readonly string[], line: number, raw: string): void {
    this.#others = Math.max(this.#others, cells.length - 1);
    const text = cells[this.#column]?.trim() ?? '';
    if (this.#first) {
      this.#first = false;
      this.#header = this.#fixedHeader ?? !text.startsWith('{');
      if (this.#header) return;
    }
    const fault = this.#rejections.faultOf(raw);
    if (fault !== null) return this.#rejections.add(line, fault, raw);
    const result = parseDictLiteral(text);
    if (!result.ok) return this.#rejections.add(line, result.reason, raw);
    const record = new Map<string, string>();
    for (const [key, value] of result.value) record.set(key, literalText(value));
    this.#records.add(record, line, raw);
  }

  finish(): FinishedTable {
    const notes =
      this.#others > 0
        ? [message('data.note.dictColumn', { column: this.#column + 1, others: this.#others })]
        : [];
    return { table: this.#records.finish(), header: this.#header, notes };
  }
}
