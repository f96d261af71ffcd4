/** What readers pass on: rows with their line in the file, and rows that could not be read. */

import { message, type Message } from '../../../../messages/message';
import { DataError } from '../../../errors';
import { limits } from '../../limits';
import { shorten } from '../../shorten';
import type { RejectedRow } from '../../types';

/** Takes the rows of a file in order. */
export interface RowSink {
  /** `raw` is the row as it is in the file. */
  add(cells: readonly string[], line: number, raw: string): void;
  /** True once no further row is wanted. */
  readonly full: boolean;
}

/** Collects rejected rows, with their text shortened. */
export class Rejections {
  readonly rows: RejectedRow[] = [];
  readonly #decoded: { readonly replaced: number };

  /** `decoded`: counts the broken characters that the decoder replaced so far. */
  constructor(decoded: { readonly replaced: number }) {
    this.#decoded = decoded;
  }

  /** Why the text of a row is damaged, or null. */
  faultOf(raw: string): Message | null {
    if (raw.includes('\0')) return message('data.row.nul');
    if (this.#decoded.replaced === 0 || !raw.includes('\ufffd')) return null;
    return message('data.row.brokenBytes');
  }

  add(line: number, reason: Message, raw: string): void {
    this.rows.push({ line, reason, text: shorten(raw.slice(0, 202).replace(/[\r\n]+$/, ''), 200) });
  }

  get full(): boolean {
    return this.rows.length >= limits.rejected;
  }

  /** In the order of the file. */
  sorted(): readonly RejectedRow[] {
    return this.rows.sort((a, b) => a.line - b.line);
  }
}

/** Refuses a file whose rows have more columns than any table of sentences. */
export function checkColumnCount(columns: number, line: number): void {
  if (columns <= limits.columns) return;
  throw new DataError(
    message('data.file.manyColumns', { line, columns, limit: limits.columns }),
    message('data.file.manyColumns.next'),
  );
}
