/** What readers hand to whoever collects: rows with their place in the file, and rows that could not be read. */

import { DataError } from '../../../errors';
import { count, limits } from '../../limits';
import { shorten } from '../../shorten';
import type { RejectedRow } from '../../types';

/** Takes the rows of a file in order. */
export interface RowSink {
  /** `raw` is the row as it stands in the file. */
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
  faultOf(raw: string): string | null {
    if (raw.includes('\0')) return 'It holds a NUL byte; the file is damaged or no text.';
    if (this.#decoded.replaced === 0 || !raw.includes('\ufffd')) return null;
    return 'It holds bytes that are broken in this encoding (shown as \ufffd).';
  }

  add(line: number, reason: string, raw: string): void {
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
    `Line ${count(line)} has ${count(columns)} columns; at most ${limits.columns} can be read.`,
    'Check the delimiter, or save only the columns with the sentences and the label.',
  );
}
