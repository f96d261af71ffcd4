/**
 * Reads delimited text piece by piece with PapaParse's core parser, and adds what that lacks: the line on which each
 * row starts, mixed line ends, and recovery from a quote that is never closed, at the line after it.
 */

import Papa from 'papaparse';
import { message, type Message } from '../../../../messages/message';
import { DataError } from '../../../errors';
import { limits, type noDelimiter } from '../../limits';
import { countLineEnds, type LineEnd } from '../text/lineEnds';
import type { Rejections, RowSink } from '../table/rows';
import { quoteOf, quotingConfig, swallowedLines, withEscaped } from './quoting';
import type { Delimiter, Quoting } from '../../types';

/** Rows of a tab-separated file with a quote left open, after which it is read without quoting. */
const openQuotesBeforePlain = 20;

interface CsvFormat {
  readonly delimiter: Delimiter | typeof noDelimiter;
  /** What is between two cells, where that is more than the delimiter. */
  readonly separator?: string;
  readonly lineEnd: LineEnd;
  /** Doubled quotes where absent. */
  readonly quoting?: Quoting;
  /** True where the person chose the quoting, so that nothing in the file changes it. */
  readonly fixed?: boolean;
}

export class CsvReader {
  readonly #delimiter: CsvFormat['delimiter'];
  readonly #separator: string;
  readonly #lineEnd: LineEnd;
  readonly #sink: RowSink;
  readonly #rejections: Rejections;
  /** Text not yet read: at most a piece and an unfinished row. */
  #pending = '';
  /** The line on which the pending text starts. */
  #line = 1;
  /** True while the rest of an overlong line is skipped. */
  #skipping = false;
  #quoting: Quoting;
  /** True where the person chose the quoting. */
  readonly #fixed: boolean;
  readonly #quote: string;
  #reread = 0;
  /** The first and the last line with a quote that is never closed; 0: none. */
  #firstOpen = 0;
  #lastOpen = 0;
  #blank = 0;
  readonly #swallowed = { rows: 0, first: 0 };
  #literal: { rows: number; first: number } = { rows: 0, first: 0 };

  constructor(format: CsvFormat, sink: RowSink, rejections: Rejections) {
    this.#delimiter = format.delimiter;
    this.#separator = format.separator ?? format.delimiter;
    this.#lineEnd = format.lineEnd;
    this.#quoting = format.quoting ?? 'double';
    this.#fixed = format.fixed ?? false;
    this.#quote = quoteOf(this.#quoting);
    this.#sink = sink;
    this.#rejections = rejections;
  }

  /** Reads the rows that the next piece of text completes. */
  push(text: string): void {
    this.#pending += text;
    this.#drain(false);
  }

  /** Reads the last row, which may lack a line break. */
  end(): void {
    this.#drain(true);
  }

  /** How quotes were read in the end: a file of tabs may have shown later that it has none. */
  get quoting(): Quoting {
    return this.#quoting;
  }

  /** How quotes were read where that was found out and is not the plain way, and what was repaired. */
  notes(): Message[] {
    const { rows, first } = this.#literal;
    return [
      ...(this.#quoting === 'double' || this.#fixed ? [] : [message(`data.note.quoting.${this.#quoting}`)]),
      ...(this.#separator === `${this.#delimiter} ` ? [message('data.note.spaced')] : []),
      ...(this.#swallowed.rows > 0
        ? [message('data.note.swallowed', { rows: this.#swallowed.rows, line: this.#swallowed.first })]
        : []),
      ...(rows > 0 ? [message('data.note.quotes', { rows, line: first })] : []),
      ...(this.#blank > 0 ? [message('data.note.blankLines', { lines: this.#blank })] : []),
    ];
  }

  #drain(final: boolean): void {
    if (this.#skipping && !this.#skipLine()) return;
    while (this.#readRows(final));
  }

  /** Reads rows up to the first broken one, and skips its first line; false where the text is used up. */
  #readRows(final: boolean): boolean {
    const input = this.#pending;
    const state: { start: number; broken: { fault: Message; length: number } | null } = {
      start: 0,
      broken: null,
    };
    const parser = new Papa.Parser({
      delimiter: this.#separator,
      newline: this.#lineEnd,
      ...quotingConfig[this.#quoting],
      step: ({ data, errors, meta }) => {
        const found = data[0];
        if (!found || this.#full) return parser.abort();
        const raw = input.slice(state.start, meta.cursor);
        const cells = this.#quoting === 'backslash' ? withEscaped(found, raw, this.#separator) : found;
        const fault = this.#faultOf(cells, raw, errors);
        if (fault !== null) {
          state.broken = { fault, length: raw.length };
          return parser.abort();
        }
        this.#take(cells, raw, errors.length > 0);
        state.start = meta.cursor;
      },
    });
    parser.parse(input, 0, !final);
    this.#pending = this.#full ? '' : input.slice(state.start);
    const length = this.#pending.length;
    if (state.broken) return this.#recover(state.broken.fault, state.broken.length);
    if (length > limits.rowCharacters) return this.#recover(this.#overlong(), length);
    if (final) this.#pending = '';
    return false;
  }

  /** Why a row cannot be kept as it was read, or null. */
  #faultOf(
    cells: readonly string[],
    raw: string,
    errors: readonly { readonly code: string }[],
  ): Message | null {
    if (raw.length > limits.rowCharacters) return this.#overlong();
    if (errors.length === 0) return this.#swallowFault(cells, raw);
    const lines = countLineEnds(raw.slice(0, -1), this.#lineEnd);
    const open = errors.some((error) => error.code === 'MissingQuotes');
    // A lone quote within one line is text; over several lines it has swallowed the rows below it.
    return open || lines > 0 ? message('data.row.openQuote', { line: this.#line }) : null;
  }

  /** A quoted cell with line ends and delimiters: in a file of tabs a letter that opened a quote, else a finding. */
  #swallowFault(cells: readonly string[], raw: string): Message | null {
    if (this.#quoting === 'none' || cells.length < 2) return null;
    const end = raw.indexOf(this.#lineEnd);
    if (end === -1 || end >= raw.length - 1) return null;
    const lines = swallowedLines(raw, cells.length, this.#separator, this.#lineEnd);
    if (lines === 0) return null;
    if (this.#delimiter === '\t' && !this.#fixed && lines > 2) {
      return message('data.row.openQuote', { line: this.#line });
    }
    if (this.#swallowed.rows++ === 0) this.#swallowed.first = this.#line;
    return null;
  }

  #overlong(): Message {
    return message('data.row.tooLong', { line: this.#line, limit: limits.rowCharacters });
  }

  #take(cells: readonly string[], raw: string, repaired: boolean): void {
    if (cells.length === 1 && raw.trim() === '') this.#blank++;
    else if (this.#endsBroken(raw)) this.#rejectEnd(raw);
    else this.#sink.add(this.#lineEnd === '\n' ? this.#withoutReturn(cells, raw) : cells, this.#line, raw);
    if (repaired) this.#countLiteral();
    this.#line += raw.includes(this.#quote) ? countLineEnds(raw, this.#lineEnd) : 1;
  }

  /** True for the first row after a quote left open that has an odd quote: its cell may have started up there. */
  #endsBroken(raw: string): boolean {
    return this.#lastOpen > 0 && raw.split(this.#quote).length % 2 === 0;
  }

  #rejectEnd(raw: string): void {
    const reason = message('data.row.afterOpenQuote', { line: this.#lastOpen });
    this.#rejections.add(this.#line, reason, raw);
    this.#lastOpen = 0;
  }

  /** Drops the `\r` of a `\r\n` from an unquoted last cell; one inside quotes is the cell's own. */
  #withoutReturn(cells: readonly string[], raw: string): readonly string[] {
    const last = cells.at(-1);
    if (!last?.endsWith('\r')) return cells;
    const line = raw.endsWith('\n') ? raw.slice(0, -1) : raw;
    const unquoted = line.slice(line.lastIndexOf(this.#delimiter) + 1);
    return last === unquoted ? [...cells.slice(0, -1), last.slice(0, -1)] : cells;
  }

  /** Sets the first line of a broken row aside and starts again at the next; false where there is none yet. */
  #recover(fault: Message, length: number): boolean {
    const end = this.#pending.indexOf(this.#lineEnd);
    const line = end === -1 ? this.#pending : this.#pending.slice(0, end + 1);
    this.#countReread(length);
    // Tab-separated files are mostly written without any quoting, so a quote is an ordinary character there.
    if (this.#delimiter === '\t' && !this.#fixed && line.length <= limits.rowCharacters) {
      this.#sink.add(line.replace(/\r?[\r\n]$/, '').split('\t'), this.#line, line);
      this.#countLiteral();
      if (this.#literal.rows >= openQuotesBeforePlain) this.#quoting = 'none';
    } else {
      this.#rejections.add(this.#line, fault, line);
      this.#lastOpen = this.#line;
    }
    if (end === -1) {
      this.#pending = '';
      this.#skipping = true;
      return false;
    }
    this.#pending = this.#pending.slice(end + 1);
    this.#line++;
    return true;
  }

  /** Skips text up to the next line break; false where the text has none. */
  #skipLine(): boolean {
    const end = this.#pending.indexOf(this.#lineEnd);
    this.#skipping = end === -1;
    this.#pending = this.#skipping ? '' : this.#pending.slice(end + 1);
    if (!this.#skipping) this.#line++;
    return !this.#skipping;
  }

  /** Every broken row is read again from its second line; without a bound a hostile file would take hours. */
  #countReread(length: number): void {
    this.#reread += length;
    this.#firstOpen ||= this.#line;
    if (this.#reread <= limits.rereadCharacters) return;
    throw new DataError(
      message('data.file.quotes', { line: this.#firstOpen }),
      message('data.file.quotes.next'),
    );
  }

  #countLiteral(): void {
    if (this.#literal.rows++ === 0) this.#literal.first = this.#line;
  }

  get #full(): boolean {
    return this.#sink.full || this.#rejections.full;
  }
}
