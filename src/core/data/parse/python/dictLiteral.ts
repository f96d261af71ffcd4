/**
 * Reads Python dict literals as `repr` writes them, `{'sen1': 'A dog.', 'label': 0}`, with a parser of our own: the
 * text is data, never code. Names, calls, operators, bytes and sets are refused with the reason.
 */

import { limits, count } from '../../limits';
import { LiteralError } from './literalError';
import { readString, stringStart } from './pythonString';

/** A Python value; dicts keep the order of their keys, which are written as text. */
export type PythonValue =
  string | number | bigint | boolean | null | readonly PythonValue[] | ReadonlyMap<string, PythonValue>;

export type DictResult =
  | { readonly ok: true; readonly value: ReadonlyMap<string, PythonValue> }
  | { readonly ok: false; readonly reason: string };

/** The dict that a cell holds, or a sentence on why it holds none. */
export function parseDictLiteral(text: string): DictResult {
  if (text.length > limits.literalCharacters) {
    return {
      ok: false,
      reason: `The dict is ${count(text.length)} characters long; at most ${count(limits.literalCharacters)} are read.`,
    };
  }
  try {
    const parser = new LiteralParser(text);
    const value = parser.parse();
    if (!(value instanceof Map)) throw new LiteralError(`it is ${describe(value)}, not a dict`);
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof LiteralError)) throw error;
    return { ok: false, reason: `Not a Python dict that can be read: ${error.message}.` };
  }
}

/** A value as the text of a table cell: None is empty, nested values are JSON. */
export function literalText(value: PythonValue): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(toJson(value)) : String(value);
}

function toJson(value: PythonValue): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, toJson(item)]));
  return Array.isArray(value) ? value.map(toJson) : value;
}

function describe(value: PythonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'object') return 'a list or tuple';
  return typeof value === 'string' ? 'a string' : typeof value === 'boolean' ? 'a bool' : 'a number';
}

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);

const space = /(?:[ \t\r\n\f]|\\\r?\n)*/y;
const name = /[\p{L}_][\p{L}\p{N}_.]*/uy;
const number =
  /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.?(?:\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?/y;

class LiteralParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The one value that the whole text is. */
  parse(): PythonValue {
    const value = this.#value(0);
    if (this.#at < this.#text.length) throw new LiteralError(`there is more after its end: ${this.#shown()}`);
    return value;
  }

  /** Reads a value and the space around it; `depth` brackets are open. */
  #value(depth: number): PythonValue {
    this.#match(space);
    const char = this.#text[this.#at];
    if (char === undefined) throw new LiteralError('it ends too early');
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
    return this.#constant();
  }

  /** One string, or several side by side, which Python joins. */
  #strings(start: RegExpExecArray): string {
    let joined = '';
    for (let next: RegExpExecArray | null = start; next; next = this.#match(stringStart)) {
      const { value, end } = readString(this.#text, next[1] ?? '', next[2] ?? '', this.#at);
      joined += value;
      this.#at = end;
      this.#match(space);
    }
    return joined;
  }

  #signed(sign: string): number | bigint {
    this.#at++;
    this.#match(space);
    if (!/[0-9.]/.test(this.#text[this.#at] ?? '')) throw new LiteralError(`no number follows ${sign}`);
    const value = this.#number();
    return sign === '-' ? -value : value;
  }

  #number(): number | bigint {
    const found = this.#match(number)?.[0] ?? '';
    const plain = found.replaceAll('_', '');
    const follows = this.#text[this.#at] ?? '';
    if (!/\d/.test(plain) || /[\p{L}\p{N}_.]/u.test(follows)) {
      throw new LiteralError(`${found}${follows} is no number that can be read`);
    }
    if (/^0[0-9]*[1-9]/.test(plain) && /^\d+$/.test(plain))
      throw new LiteralError(`${found} starts with a zero`);
    if (/^(\d+|0[xXoObB].+)$/.test(plain)) {
      const whole = BigInt(plain);
      return whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole;
    }
    const value = Number(plain);
    if (!Number.isFinite(value)) throw new LiteralError(`the number ${found} is too large`);
    return value;
  }

  #constant(): boolean | null {
    const found = this.#match(name)?.[0];
    if (found === undefined) throw new LiteralError(`${this.#shown()} is not expected`);
    const value = constants.get(found);
    this.#match(space);
    if (this.#text[this.#at] === '(')
      throw new LiteralError(`it holds a call, ${found}(…), and code is never run`);
    if (value === undefined) throw new LiteralError(`the name ${found} is no literal`);
    return value;
  }

  #dict(depth: number): ReadonlyMap<string, PythonValue> {
    this.#open(depth);
    const dict = new Map<string, PythonValue>();
    while (!this.#close('}')) {
      const key = this.#value(depth);
      if (typeof key === 'object' && key !== null) throw new LiteralError('a key is a list, tuple or dict');
      const text = key === null ? 'None' : literalText(key);
      if (!this.#skip(':')) {
        const set = this.#text[this.#at] === ',' || this.#text[this.#at] === '}';
        throw new LiteralError(set ? 'a set is not a dict' : `a colon is missing after '${text}'`);
      }
      if (dict.has(text)) throw new LiteralError(`the key '${text}' stands twice`);
      dict.set(text, this.#value(depth));
      this.#separate('}');
    }
    return dict;
  }

  /** A list or a tuple; parentheses around one value without a comma are just parentheses. */
  #sequence(end: ']' | ')', depth: number): PythonValue {
    this.#open(depth);
    const items: PythonValue[] = [];
    let commas = 0;
    while (!this.#close(end)) {
      items.push(this.#value(depth));
      if (this.#separate(end)) commas++;
    }
    const [only] = items;
    return end === ')' && commas === 0 && only !== undefined ? only : items;
  }

  #open(depth: number): void {
    if (depth > limits.literalDepth)
      throw new LiteralError(`it is nested deeper than ${limits.literalDepth}`);
    this.#at++;
  }

  #close(end: string): boolean {
    this.#match(space);
    return this.#skip(end);
  }

  /** Passes a comma, and says whether there was one; else the closing bracket must follow. */
  #separate(end: string): boolean {
    if (this.#skip(',')) return true;
    const next = this.#text[this.#at];
    if (next === undefined) throw new LiteralError(`it ends without ${end}`);
    if (next !== end) throw new LiteralError(`a comma or ${end} is missing before ${this.#shown()}`);
    return false;
  }

  #skip(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  /** Matches at the current place and moves behind it. */
  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  /** The next few characters, for a message. */
  #shown(): string {
    const rest = this.#text.slice(this.#at, this.#at + 20);
    return this.#text.length > this.#at + 20 ? `${rest}…` : rest;
  }
}
