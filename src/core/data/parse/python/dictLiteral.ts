/**
 * Reads Python dict literals as `repr` writes them, `{'sen1': 'A dog.', 'label': 0}`, with an own parser: the text
 * is data, never code. Names, calls, operators, bytes and sets are refused with the reason.
 */

import { message, type Message, type ParamsOf } from '../../../../messages/message';
import { limits } from '../../limits';
import { LiteralError } from './literalError';
import { printedConstants, printedRest, printedType } from './printed';
import { readString, stringStart } from './pythonString';

/** A Python value; dicts keep the order of their keys, which are written as text. */
export type PythonValue =
  string | number | bigint | boolean | null | readonly PythonValue[] | ReadonlyMap<string, PythonValue>;

export type DictResult =
  | { readonly ok: true; readonly value: ReadonlyMap<string, PythonValue> }
  | { readonly ok: false; readonly reason: Message };

/** The dict in a cell, or why there is none. */
export function parseDictLiteral(text: string): DictResult {
  if (text.length > limits.literalCharacters) {
    const { length } = text;
    return { ok: false, reason: message('data.python.tooLong', { length, limit: limits.literalCharacters }) };
  }
  try {
    const parser = new LiteralParser(text);
    const value = parser.parse();
    if (!(value instanceof Map))
      throw new LiteralError(message('data.python.notDict', { type: typeOf(value) }));
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof LiteralError)) throw error;
    return { ok: false, reason: message('data.python.unreadable', { fault: error.fault }) };
  }
}

/** The list, tuple, set, array or dict in a cell, or null where there is none that can be read. */
export function parseNested(text: string): PythonValue | null {
  const value = parsePrinted(text);
  return typeof value === 'object' ? value : null;
}

/** The value in a cell as Python, numpy and torch print it; undefined where it cannot be read. */
export function parsePrinted(text: string): PythonValue | undefined {
  if (text.length > limits.literalCharacters) return undefined;
  try {
    return new LiteralParser(text, true).parse();
  } catch (error) {
    if (!(error instanceof LiteralError)) throw error;
    return undefined;
  }
}

/** A value as the text of a table cell: None is empty, nested values are JSON. */
export function literalText(value: PythonValue): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(toJson(value)) : String(value);
}

export function toJson(value: PythonValue): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, toJson(item)]));
  return Array.isArray(value) ? value.map(toJson) : value;
}

function typeOf(value: PythonValue): ParamsOf<'data.python.notDict'>['type'] {
  if (value === null) return 'none';
  if (typeof value === 'object') return 'sequence';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);

const space = /(?:[ \t\r\n\f]|\\\r?\n)*/y;
const name = /[\p{L}_][\p{L}\p{N}_.]*/uy;
const numpyArray = /(?:np\.|numpy\.)?array\(/y;
const dtype = /,\s*dtype\s*=\s*(?:'[^']*'|"[^"]*"|[\w.]+)\s*/y;
const number =
  /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.?(?:\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?/y;

class LiteralParser {
  readonly #text: string;
  readonly #printed: boolean;
  #at = 0;
  /** Whether the value that is read is an item of a list in square brackets. */
  #inList = false;

  /** `printed`: sets, missing numbers, and the types around values are read too. */
  constructor(text: string, printed = false) {
    this.#text = text;
    this.#printed = printed;
  }

  /** The one value that the whole text is. */
  parse(): PythonValue {
    const value = this.#value(0);
    if (this.#at < this.#text.length) throw this.#error('data.python.moreText');
    return value;
  }

  /** Reads a value and the space around it; `depth` brackets are open. */
  #value(depth: number): PythonValue {
    this.#match(space);
    const char = this.#text[this.#at];
    if (char === undefined) throw new LiteralError(message('data.python.endsEarly'));
    const value = this.#bare(char, depth);
    this.#match(space);
    return value;
  }

  #bare(char: string, depth: number): PythonValue {
    if (char === '{') return this.#dict(depth + 1);
    if (char === '[') return this.#sequence(']', depth + 1);
    if (char === '(') return this.#sequence(')', depth + 1);
    if (char === '+' || char === '-') return this.#signed(char);
    if (/[0-9.]/.test(char)) return this.#number();
    const start = this.#match(stringStart);
    if (start) return this.#strings(start);
    if (this.#match(numpyArray)) return this.#array(depth);
    return this.#printed && this.#match(printedType) ? this.#wrapped(depth) : this.#constant();
  }

  /** What stands in `np.float64(0.5)`, `np.str_('…')` or `tensor(0.5, device='cuda:0')`; nothing is called. */
  #wrapped(depth: number): PythonValue {
    const value = this.#value(depth + 1);
    this.#match(printedRest);
    if (!this.#skip(')')) throw this.#error('data.python.unexpected');
    return value;
  }

  /** What numpy prints for an array: `array([…], dtype=object)`. It is a form of writing a list; nothing is called. */
  #array(depth: number): PythonValue {
    const value = this.#value(depth + 1);
    if (!Array.isArray(value)) throw new LiteralError(message('data.python.call', { name: 'array' }));
    this.#match(dtype);
    if (!this.#skip(')')) throw new LiteralError(message('data.python.call', { name: 'array' }));
    return value;
  }

  /**
   * One string, or several side by side, which Python joins. In square brackets they are items, as numpy prints them
   * without commas, but for one that ends with a space, where a long string was cut.
   */
  #strings(start: RegExpExecArray): string {
    const apart = this.#inList;
    let joined = '';
    for (let next: RegExpExecArray | null = start; next;) {
      const { value, end } = readString(this.#text, next[1] ?? '', next[2] ?? '', this.#at);
      joined += value;
      this.#at = end;
      this.#match(space);
      next = apart && !/\s$/.test(joined) ? null : this.#match(stringStart);
    }
    return joined;
  }

  #signed(sign: string): number | bigint {
    this.#at++;
    this.#match(space);
    if (!/[0-9.]/.test(this.#text[this.#at] ?? ''))
      throw new LiteralError(message('data.python.noNumber', { sign }));
    const value = this.#number();
    return sign === '-' ? -value : value;
  }

  #number(): number | bigint {
    const found = this.#match(number)?.[0] ?? '';
    const plain = found.replaceAll('_', '');
    const follows = this.#text[this.#at] ?? '';
    if (!/\d/.test(plain) || /[\p{L}\p{N}_.]/u.test(follows)) {
      throw new LiteralError(message('data.python.number', { text: `${found}${follows}` }));
    }
    if (/^0[0-9]*[1-9]/.test(plain) && /^\d+$/.test(plain))
      throw new LiteralError(message('data.python.leadingZero', { text: found }));
    if (/^(\d+|0[xXoObB].+)$/.test(plain)) {
      const whole = BigInt(plain);
      return whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole;
    }
    const value = Number(plain);
    if (!Number.isFinite(value)) throw new LiteralError(message('data.python.largeNumber', { text: found }));
    return value;
  }

  #constant(): boolean | null {
    const found = this.#match(name)?.[0];
    if (found === undefined) throw this.#error('data.python.unexpected');
    const known = this.#printed && printedConstants.has(found) ? printedConstants : constants;
    const value = known.get(found);
    this.#match(space);
    if (this.#text[this.#at] === '(') throw new LiteralError(message('data.python.call', { name: found }));
    if (value === undefined) throw new LiteralError(message('data.python.name', { name: found }));
    return value;
  }

  /** A dict; of what is printed a set too, as a list. */
  #dict(depth: number): PythonValue {
    this.#open(depth);
    const dict = new Map<string, PythonValue>();
    const outer = this.#inList;
    this.#inList = false;
    while (!this.#close('}')) {
      const key = this.#value(depth);
      if (this.#printed && dict.size === 0 && this.#endsItem()) {
        const items = [key];
        this.#separate('}');
        while (!this.#close('}')) {
          items.push(this.#value(depth));
          this.#separate('}');
        }
        this.#inList = outer;
        return items;
      }
      if (typeof key === 'object' && key !== null) throw new LiteralError(message('data.python.key'));
      const text = key === null ? 'None' : literalText(key);
      if (!this.#skip(':')) {
        throw new LiteralError(
          this.#endsItem() ? message('data.python.set') : message('data.python.colon', { key: text }),
        );
      }
      if (dict.has(text)) throw new LiteralError(message('data.python.keyTwice', { key: text }));
      dict.set(text, this.#value(depth));
      this.#separate('}');
    }
    this.#inList = outer;
    return dict;
  }

  /** A list or a tuple; parentheses around one value without a comma are just parentheses. */
  #sequence(end: ']' | ')', depth: number): PythonValue {
    this.#open(depth);
    const items: PythonValue[] = [];
    let commas = 0;
    const outer = this.#inList;
    this.#inList = end === ']';
    while (!this.#close(end)) {
      const value = this.#value(depth);
      items.push(value);
      if (this.#inList && typeof value === 'string' && this.#startsString()) continue;
      if (this.#separate(end)) commas++;
    }
    this.#inList = outer;
    const [only] = items;
    return end === ')' && commas === 0 && only !== undefined ? only : items;
  }

  #open(depth: number): void {
    if (depth > limits.literalDepth)
      throw new LiteralError(message('data.python.depth', { limit: limits.literalDepth }));
    this.#at++;
  }

  #close(end: string): boolean {
    this.#match(space);
    return this.#skip(end);
  }

  /** Whether an item of a dict or set ends here. */
  #endsItem(): boolean {
    const next = this.#text[this.#at];
    return next === ',' || next === '}';
  }

  #startsString(): boolean {
    stringStart.lastIndex = this.#at;
    return stringStart.test(this.#text);
  }

  /** Skips a comma, and returns whether there was one; else the closing bracket must follow. */
  #separate(end: string): boolean {
    if (this.#skip(',')) return true;
    const next = this.#text[this.#at];
    if (next === undefined) throw new LiteralError(message('data.python.endsWithout', { end }));
    if (next !== end) throw new LiteralError(message('data.python.separator', { end, text: this.#shown() }));
    return false;
  }

  #skip(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  /** Matches at the current position and moves behind the match. */
  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #error(code: 'data.python.moreText' | 'data.python.unexpected'): LiteralError {
    return new LiteralError(message(code, { text: this.#shown() }));
  }

  /** The next few characters, for a message. */
  #shown(): string {
    const rest = this.#text.slice(this.#at, this.#at + 20);
    return this.#text.length > this.#at + 20 ? `${rest}…` : rest;
  }
}
