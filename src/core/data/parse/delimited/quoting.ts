/**
 * Finds out how quotes are used in a delimited text: doubled (RFC 4180), escaped by a backslash, single, or not at all.
 * Each way of reading is tried on a sample; the one that leaves the fewest faults wins.
 */

import Papa from 'papaparse';
import { countLineEnds, type LineEnd } from '../text/lineEnds';
import type { Quoting } from '../../types';

/** PapaParse's settings for each use of quotes; its fast mode takes quotes for characters like others. */
export const quotingConfig = {
  double: {},
  backslash: { escapeChar: '\\' },
  single: { quoteChar: "'" },
  none: { fastMode: true },
} as const;

/** The character that quotes cells. */
export const quoteOf = (quoting: Quoting): '"' | "'" => (quoting === 'single' ? "'" : '"');

export interface QuotedRows {
  readonly quoting: Quoting;
  /** Rows of the sample that are not blank. */
  readonly rows: readonly (readonly string[])[];
  /** What is between two cells: the delimiter, or the delimiter and a space before quoted cells. */
  readonly separator: string;
}

interface Reading extends QuotedRows {
  readonly faults: number;
}

/** The best reading of a sample; `cut`: the sample ends in half a row. Of equal ones the plainest. */
export function readSample(
  sample: string,
  delimiter: string,
  lineEnd: LineEnd,
  {
    cut,
    rows,
    quoting,
  }: { readonly cut: boolean; readonly rows: number; readonly quoting?: Quoting | undefined },
): QuotedRows {
  const reading = (how: Quoting, separator: string = delimiter) =>
    readAs(how, sample, separator, lineEnd, cut, rows);
  const spaces = quoting === undefined || quoting === 'double' ? countOf(`${delimiter} "`, sample) : 0;
  if (spaces > 0) {
    const spaced = reading('double', `${delimiter} `);
    if (spaced.faults === 0 && usualWidth(spaced.rows)[0] > 1 && spaces >= 0.8 * (spaced.rows.length - 1))
      return spaced;
  }
  if (quoting !== undefined) return reading(quoting);
  const singles = singleQuoted(sample, delimiter);
  if (singles > 0) {
    const [single, double] = [reading('single'), reading('double')];
    // One cell in quotes is no way of quoting.
    const usual = singles >= Math.max(2, 0.8 * (single.rows.length - 1));
    if (usual && single.faults <= double.faults) return single;
  }
  const double = reading('double');
  const escaped = sample.includes('\\"') || sample.includes(`\\${delimiter}`);
  if (double.faults === 0 || !(escaped || sample.includes('"'))) return double;
  const others = [
    ...(escaped ? [reading('backslash')] : []),
    ...(sample.includes('"') ? [reading('none')] : []),
  ];
  return others.reduce<Reading>((best, other) => (other.faults < best.faults ? other : best), double);
}

const countOf = (part: string, text: string) => text.split(part).length - 1;

function readAs(
  quoting: Quoting,
  sample: string,
  delimiter: string,
  lineEnd: LineEnd,
  cut: boolean,
  preview: number,
): Reading {
  const rows: (readonly string[])[] = [];
  const raws: string[] = [];
  let faults = 0;
  let start = 0;
  const parser = new Papa.Parser({
    ...quotingConfig[quoting],
    delimiter,
    newline: lineEnd,
    step: ({ data, errors, meta }) => {
      const raw = sample.slice(start, meta.cursor);
      start = meta.cursor;
      const [found = []] = data;
      const cells = quoting === 'backslash' ? withEscaped(found, raw, delimiter) : found;
      if (cells.length === 1 && raw.trim() === '') return;
      rows.push(cells);
      raws.push(raw);
      const open = errors.some((error) => error.code === 'MissingQuotes');
      // A sample that was cut may end inside a quoted cell.
      if (errors.length > 0 && !(open && cut && meta.cursor >= sample.length)) {
        faults += open ? 1 + countLineEnds(raw.trimEnd(), lineEnd) : 1;
      }
      if (rows.length === preview) parser.abort();
    },
  });
  parser.parse(sample, 0, cut);
  const width = usualWidth(rows)[0];
  for (const [i, cells] of rows.entries()) {
    if (cells.length !== width) faults += 1;
    // `"a\""` then a delimiter: the end of a cell with an escaped quote, or a cell that goes on after a doubled one.
    if (quoting === 'double' && cells.some((cell) => cell.includes(`\\"${delimiter}`))) faults += 1;
    if (quoting === 'none') faults += cells.filter(hasQuote).length;
    else faults += swallowedLines(raws[i] ?? '', width, delimiter, lineEnd);
  }
  return { quoting, rows, separator: delimiter, faults };
}

/** The cells of a row without quotes, in which a backslash stands before a delimiter that belongs to the text. */
export function withEscaped(cells: readonly string[], raw: string, delimiter: string): readonly string[] {
  if (raw.includes('"') || !raw.includes(`\\${delimiter}`)) return cells;
  const joined: string[] = [];
  let open = false;
  for (const cell of cells) {
    const before = open ? (joined.pop() ?? '').slice(0, -1) + delimiter : '';
    joined.push(before + cell);
    open = /(?<!\\)(?:\\\\)*\\$/.test(cell);
  }
  return joined;
}

/** True for a cell that starts or ends with a quote, as quoted cells do. */
const hasQuote = (cell: string): boolean => /^\s*"|"\s*$/.test(cell);

const hasText = /[\p{L}\p{N}]/u;

/**
 * The lines of a row over several lines that are whole rows with text, each on its own, where quotes are not looked at; else 0.
 * Such a row has swallowed the rows below it, because its quote was a letter.
 */
export function swallowedLines(raw: string, width: number, delimiter: string, lineEnd: LineEnd): number {
  const line = raw.endsWith(lineEnd) ? raw.slice(0, -1) : raw;
  if (width < 2 || !line.includes(lineEnd)) return 0;
  const lines = line.split(lineEnd);
  const whole = (part: string) => hasText.test(part) && part.split(delimiter).length === width;
  return lines.every(whole) ? lines.length : 0;
}

/** How many cells with text stand between single quotes. */
function singleQuoted(sample: string, delimiter: string): number {
  const border = delimiter === '|' ? '\\|' : delimiter;
  const doubled = new RegExp(`(^|${border})"[^"]*"`, 'gm');
  const cell = new RegExp(`(?:^|${border})'(?:[^']|'')*'(?=\\r?$|${border})`, 'gm');
  return (sample.replace(doubled, '$1').match(cell) ?? []).filter((found) => hasText.test(found)).length;
}

/** The most frequent number of fields and the share of rows that have it. */
export function usualWidth(rows: readonly (readonly string[])[]): [fields: number, share: number] {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let best: [number, number] = [0, 0];
  for (const entry of counts) if (entry[1] > best[1]) best = entry;
  return [best[0], best[1] / Math.max(1, rows.length)];
}
