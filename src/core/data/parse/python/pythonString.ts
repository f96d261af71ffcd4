/** Python's string literals: prefixes, single and triple quotes, escapes (reference manual, 2.4.1). */

import { message } from '../../../../messages/message';
import { LiteralError } from './literalError';

interface ReadString {
  readonly value: string;
  /** Index after the closing quote. */
  readonly end: number;
}

/** Matches where a string literal starts. */
export const stringStart = /([A-Za-z]{0,2})('''|"""|'|")/y;

/** Reads the literal that starts with this prefix and quote; `start` is the index after the quote. */
export function readString(text: string, prefix: string, quote: string, start: number): ReadString {
  const kind = prefix.toLowerCase();
  if (kind.includes('b')) throw new LiteralError(message('data.python.bytes'));
  if (kind.includes('f') || kind.includes('t'))
    throw new LiteralError(message('data.python.codeString', { prefix: kind }));
  if (kind !== '' && kind !== 'u' && kind !== 'r')
    throw new LiteralError(message('data.python.prefix', { prefix }));
  const raw = kind === 'r';
  let value = '';
  let from = start;
  for (let i = start; i < text.length;) {
    const char = text[i];
    if (char === '\\') {
      if (i + 1 >= text.length) break;
      if (raw) i += 2;
      else {
        const escape = readEscape(text, i);
        value += text.slice(from, i) + escape.value;
        from = i = escape.end;
      }
    } else if (char === quote[0] && text.startsWith(quote, i)) {
      return { value: value + text.slice(from, i), end: i + quote.length };
    } else if (char === '\n' && quote.length === 1) {
      break;
    } else i++;
  }
  throw new LiteralError(message('data.python.openString'));
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\n', ''],
]);

const hexDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** Reads the escape whose backslash is at `start`. */
function readEscape(text: string, start: number): ReadString {
  const letter = text[start + 1] ?? '';
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) return { value: simple, end: start + 2 };
  if (letter === '\r') return { value: '', end: start + (text[start + 2] === '\n' ? 3 : 2) };
  if (letter === 'N') throw new LiteralError(message('data.python.namedCharacter'));
  const digits = hexDigits.get(letter);
  if (digits !== undefined) return readHex(text, start, digits);
  const octal = /^[0-7]{1,3}/.exec(text.slice(start + 1, start + 4))?.[0];
  if (octal) return { value: String.fromCharCode(parseInt(octal, 8)), end: start + 1 + octal.length };
  // As in Python, an unknown escape keeps its backslash.
  return { value: `\\${letter}`, end: start + 2 };
}

function readHex(text: string, start: number, digits: number): ReadString {
  const hex = text.slice(start + 2, start + 2 + digits);
  const shown = text.slice(start, start + 2 + digits);
  if (hex.length < digits || !/^[0-9A-Fa-f]+$/.test(hex))
    throw new LiteralError(message('data.python.shortEscape', { escape: shown }));
  const code = parseInt(hex, 16);
  if (code > 0x10ffff) throw new LiteralError(message('data.python.noCharacter', { escape: shown }));
  return { value: String.fromCodePoint(code), end: start + 2 + digits };
}
