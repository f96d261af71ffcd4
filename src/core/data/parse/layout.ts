/** Recognises how a text file is laid out, from a sample of its start: delimited, JSON, or Python dicts. */

import { noDelimiter } from '../limits';
import { readSample } from './delimited/quoting';
import { bestDelimiter, proseScore, sampleCharacters, type DelimiterScore } from './delimited/delimiter';
import { detectSpaced, type ColumnStarts } from './delimited/spaced';
import { unwrapSample } from './delimited/wrapped';
import { dictColumn } from './python/dictRows';
import { parseDictLiteral } from './python/dictLiteral';
import { parseJson } from './json/parseJson';
import { jsonShape, type JsonShape } from './json/document';
import type { LineEnd } from './text/lineEnds';
import { spaces, type Delimiter, type ParseOptions, type Quoting } from '../types';

type Layout =
  /** `delimiter` is null for one column; `dictColumn` is set where its cells are Python dicts. */
  | {
      readonly kind: 'delimited';
      readonly delimiter: Delimiter | null;
      readonly quoting: Quoting;
      /** The delimiter, or the delimiter and a space. */
      readonly separator: string;
      readonly dictColumn: number | null;
      /** Whether the quotes around each line are to be taken off first. */
      readonly wrapped: boolean;
    }
  | { readonly kind: 'spaced'; readonly starts: ColumnStarts }
  /** One Python dict a line, without CSV quoting. */
  | { readonly kind: 'dictLines' }
  | { readonly kind: 'jsonLines' }
  | { readonly kind: 'jsonArray' }
  | { readonly kind: 'jsonObject'; readonly shape: JsonShape };

/** `name` is the file's; a delimiter that the person chose makes the file delimited. */
export function detectLayout(sample: string, name: string, lineEnd: LineEnd, options: ParseOptions): Layout {
  if (options.delimiter === undefined) {
    const lines = firstLines(sample, lineEnd);
    const json = detectJson(lines, /\.(json|jsonl|ndjson)$/i.test(name));
    if (json === 'jsonObject') return { kind: json, shape: jsonShape(sample) };
    if (json) return { kind: json };
    if (lines.slice(0, 2).some((line) => /^\{\s*['"]/.test(line))) return { kind: 'dictLines' };
  }
  const cut = sample.length > sampleCharacters;
  const start = sample.slice(0, sampleCharacters);
  const inner = options.quoting === undefined ? unwrapSample(start, lineEnd) : null;
  const best = bestDelimiter(inner ?? sample, lineEnd, options.quoting);
  if (inner === null && mayBeSpaced(options, best)) {
    const spaced = detectSpaced(start, lineEnd, cut);
    if (spaced ?? options.delimiter) return { kind: 'spaced', starts: spaced?.starts ?? null };
  }
  const delimiter = options.delimiter ?? best?.delimiter ?? null;
  const { quoting, rows, separator } = readSample(inner ?? start, delimiter ?? noDelimiter, lineEnd, {
    cut,
    rows: 1000,
    quoting: options.quoting,
  });
  const dicts = dictColumn(rows.slice(0, 50));
  return { kind: 'delimited', delimiter, quoting, separator, dictColumn: dicts, wrapped: inner !== null };
}

/** Whether no delimiter but spaces splits the lines well: prose has commas. */
const mayBeSpaced = ({ delimiter }: ParseOptions, best: DelimiterScore | null): boolean =>
  delimiter === undefined ? best === null || best.score <= proseScore : delimiter === spaces;

/** The first lines that are not blank, trimmed, at most twenty. */
function firstLines(sample: string, lineEnd: LineEnd): string[] {
  const lines: string[] = [];
  for (let start = 0; start < sample.length && lines.length < 20;) {
    const found = sample.indexOf(lineEnd, start);
    const end = found === -1 ? sample.length : found;
    const line = sample.slice(start, end).trim();
    if (line !== '') lines.push(line);
    start = end + 1;
  }
  return lines;
}

function detectJson(
  lines: readonly string[],
  named: boolean,
): 'jsonLines' | 'jsonArray' | 'jsonObject' | null {
  const [first = ''] = lines;
  if (first.startsWith('[')) {
    const value = parsed(first);
    // `[1, 2]` is a row of JSON Lines; `[{…}, …]` and `[[…], …]` are files.
    if (Array.isArray(value)) return value.some(isNested) ? 'jsonArray' : 'jsonLines';
    if (/^\[\s*($|[{[])/.test(first)) return 'jsonArray';
  }
  const json = first.startsWith('{') ? objectLayout(lines) : null;
  const printed = /^\{\s*'/.test(first) && parseDictLiteral(first).ok;
  if (named) return printed ? null : (json ?? 'jsonLines');
  if (!first.startsWith('{')) return null;
  if (lines.some((line) => isNested(parsed(line)))) return json;
  if (lines.some((line) => parseDictLiteral(line).ok)) return null;
  return /^\{\s*("|$)/.test(first) ? json : null;
}

/** One object a line, or objects that are written over several lines or hold the whole file. */
function objectLayout([first = '', second]: readonly string[]): 'jsonLines' | 'jsonObject' {
  if (second === undefined) return 'jsonObject';
  const alone = isNested(parsed(first)) || (second.startsWith('{') && !/[[,:]$/.test(first));
  return alone ? 'jsonLines' : 'jsonObject';
}

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
