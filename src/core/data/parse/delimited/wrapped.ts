/**
 * Lines that were exported twice: each stands in quotes as one cell, with the quotes of its own cells doubled, and maybe
 * with empty cells after it.
 */

import { message, type Message } from '../../../../messages/message';
import { limits } from '../../limits';
import type { LineEnd } from '../text/lineEnds';
import type { CsvReader } from './csv';
import { bestDelimiter } from './delimiter';

const sampleLines = 1000;
/** The share of lines that stand in quotes, and how well a delimiter splits what is in them. */
const threshold = 0.95;
const leastScore = 0.75;

/** What is inside the quotes around a line; null where they are not around the whole of it. */
function inside(line: string): string | null {
  const text = line.replace(/[ \t\r\n,;|]+$/, '');
  const inner = text.slice(1, -1);
  const whole =
    text.length > 1 &&
    text.startsWith('"') &&
    text.endsWith('"') &&
    !inner.replaceAll('""', '').includes('"');
  return whole ? inner.replaceAll('""', '"') : null;
}

/** The text without the quotes around its lines, where they are around nearly all of them; else null. */
export function unwrapSample(sample: string, lineEnd: LineEnd): string | null {
  const lines = sample.split(lineEnd, sampleLines).filter((line) => line.trim() !== '');
  const rows = lines.slice(1).map(inside);
  const wrapped = rows.filter((row) => row !== null);
  if (wrapped.length === 0 || wrapped.length < threshold * rows.length) return null;
  // One or two with empty cells after them may as well be first cells with delimiters in them.
  if (wrapped.length < 3 && !lines.slice(1).some((line) => line.trimEnd().endsWith('"'))) return null;
  // Dicts and lists in a column of one are read as such.
  if (wrapped.some((row) => /^\s*[[{]/.test(row))) return null;
  const best = bestDelimiter(lines.map(unwrapped).join('\n'), '\n');
  // Two texts with a tab between them are one cell that is split.
  const joined = best?.delimiter === '\t' && best.fields === 2;
  if (!best || best.score < leastScore || joined) return null;
  return sample.split(lineEnd).map(unwrapped).join(lineEnd);
}

const unwrapped = (line: string): string => inside(line) ?? line;

/** Takes the quotes from around the lines before they are read. */
export class WrappedReader {
  readonly #reader: CsvReader;
  readonly #lineEnd: LineEnd;
  #pending = '';

  constructor(reader: CsvReader, lineEnd: LineEnd) {
    this.#reader = reader;
    this.#lineEnd = lineEnd;
  }

  push(text: string): void {
    const lines = (this.#pending + text).split(this.#lineEnd);
    this.#pending = lines.pop() ?? '';
    this.#reader.push(lines.map((line) => unwrapped(line) + this.#lineEnd).join(''));
    if (this.#pending.length <= limits.rowCharacters) return;
    this.#reader.push(this.#pending);
    this.#pending = '';
  }

  end(): void {
    this.#reader.push(unwrapped(this.#pending));
    this.#pending = '';
    this.#reader.end();
  }

  get quoting() {
    return this.#reader.quoting;
  }

  notes(): Message[] {
    return [message('data.note.wrapped'), ...this.#reader.notes()];
  }
}
