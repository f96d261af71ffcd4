/**
 * Finds the delimiter of a CSV-like text: the one that splits most rows of a sample into the same number of fields,
 * quotes respected, and does not look like punctuation or a decimal comma.
 */

import type { LineEnd } from '../text/lineEnds';
import { readSample, usualWidth, type QuotedRows } from './quoting';
import { delimiters, spaces, type Delimiter, type Quoting } from '../../types';

export const sampleCharacters = 131_072;
const sampleRows = 200;

/** The highest score of a delimiter that looks like punctuation wherever it occurs. */
export const proseScore = 0.5;

export interface DelimiterScore {
  readonly delimiter: Delimiter;
  /** The most frequent number of fields; at least 2. */
  readonly fields: number;
  /** In (0, 1]: the share of rows with that number, halved where every occurrence looks like prose. */
  readonly score: number;
}

/** The best delimiter for a sample of the text, or null where none splits it: the file has one column. */
export const detectDelimiter = (sample: string, lineEnd: LineEnd, quoting?: Quoting): Delimiter | null =>
  bestDelimiter(sample, lineEnd, quoting)?.delimiter ?? null;

/** The same with how well it splits the sample. */
export function bestDelimiter(sample: string, lineEnd: LineEnd, quoting?: Quoting): DelimiterScore | null {
  const scores = scoreDelimiters(sample, lineEnd, quoting);
  const best = scores.sort((a, b) => b.score - a.score || b.fields - a.fields)[0];
  return best && best.score >= 0.2 ? best : null;
}

/** Scores of all delimiters that split the sample at all. */
export function scoreDelimiters(sample: string, lineEnd: LineEnd, quoting?: Quoting): DelimiterScore[] {
  const cut = sample.length > sampleCharacters;
  const text = sample.slice(0, sampleCharacters);
  return delimiters.flatMap((delimiter) => {
    // Told from how the lines are aligned.
    if (delimiter === spaces) return [];
    // `a ||| b` is no row of four cells.
    if (delimiter === '|' && text.includes('|||') && !/(?<!\|)\|(?!\|)/.test(text)) return [];
    const { rows } = readSample(text, delimiter, lineEnd, { cut, rows: sampleRows, quoting });
    const [fields, share] = usualWidth(rows);
    if (fields < 2) return [];
    const score = share * (1 - proseShare(rows, delimiter) / 2);
    return [{ delimiter, fields, score }];
  });
}

/** The share of splits with a space after the delimiter or, for a comma, with digits on both sides. */
function proseShare(rows: QuotedRows['rows'], delimiter: Delimiter): number {
  let splits = 0;
  let prose = 0;
  for (const row of rows) {
    for (let i = 1; i < row.length; i++) {
      splits++;
      const left = row[i - 1] ?? '';
      const right = row[i] ?? '';
      const decimal = delimiter === ',' && /\d$/.test(left) && /^\d/.test(right);
      if (decimal || /^ \S/.test(right)) prose++;
    }
  }
  return splits === 0 ? 0 : prose / splits;
}

/** What separates columns in some files and is not read as a delimiter here. */
const otherDelimiters = ['\x01', '\x1f', '^', '~', '¦', '§', '::', '@@', '###', '，', '；'];
const fewestLines = 5;

/** What stands equally often in nearly all lines of a file with one column, as a delimiter would; null where nothing does. */
export function otherDelimiter(lines: readonly string[]): string | null {
  const sample = lines.slice(0, sampleRows);
  if (sample.length < fewestLines) return null;
  const found = otherDelimiters.find((delimiter) => {
    const [fields, share] = usualWidth(sample.map((line) => line.split(delimiter)));
    return fields > 1 && share >= 0.95;
  });
  return found ?? null;
}
