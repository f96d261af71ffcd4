/** The texts of a column's cells: nested values are JSON, bytes are UTF-8 or no text. */

import { limits } from '../../limits';

export class CellTexts {
  /** Cells that hold bytes which are no text; they are empty. */
  binary = 0;
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });

  textOf(value: unknown): string {
    if (typeof value === 'string') return value;
    if (value === null || value === undefined) return '';
    const plain = this.#plain(value);
    if (plain === null) return '';
    return typeof plain === 'object' ? JSON.stringify(plain) : String(plain);
  }

  /** The value as JSON has it. */
  #plain(value: unknown): unknown {
    if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    if (typeof value === 'number') return Number.isFinite(value) ? shortest(value) : null;
    if (value instanceof Date) return dateText(value);
    if (value instanceof Uint8Array) return this.#decoded(value);
    if (Array.isArray(value)) return value.map((item) => this.#plain(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#plain(inner)]));
  }

  #decoded(bytes: Uint8Array): string | null {
    try {
      if (bytes.length <= limits.binaryCell) return this.#utf8.decode(bytes);
    } catch {
      // No text.
    }
    this.binary++;
    return null;
  }
}

/** A day, or a moment in UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  return date
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace(/^(.{10})T(.{8})\.000Z$/, '$1 $2');
}

/** The shortest number that is the same in single precision, where the number has no more than that. */
function shortest(value: number): number {
  if (Math.fround(value) !== value || Number.isInteger(value)) return value;
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}
