/** Files in memory for the tests: text or bytes as a `ByteSource`, and encoders for what TextEncoder lacks. */

import type { Message } from '../../../src/messages/message';
import type { ParseControl } from '../../../src/core/data/parse/bytes/turns';
import { parseFile } from '../../../src/core/data/parse/parseFile';
import type { ByteSource, ParsedFile, ParseOptions } from '../../../src/core/data/types';
import { ProblemError } from '../../../src/core/errors';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), order === 'le');
  return bytes;
}

/** Latin-1: each character below 256 is its byte. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** The characters of one or two bytes in an encoding that TextDecoder knows, by decoding all of them. */
function bytesIn(encoding: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  const add = (...bytes: readonly number[]) => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if (char.length === 1 && char !== '\ufffd' && !found.has(char)) found.set(char, bytes);
  };
  for (let byte = 0; byte <= 0xff; byte++) add(byte);
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) add(lead, trail);
  return found;
}

const characters = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Text in an encoding from before Unicode. */
export function encoded(text: string, encoding: string): Uint8Array {
  const known = characters.get(encoding) ?? bytesIn(encoding);
  characters.set(encoding, known);
  return Uint8Array.from([...text].flatMap((char) => known.get(char) ?? [char.charCodeAt(0)]));
}

export const gb18030 = (text: string): Uint8Array => encoded(text, 'gb18030');

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function source(content: string | Uint8Array, name = 'pairs.csv'): ByteSource {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return { name, size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}

export const parse = (
  content: string | Uint8Array,
  options: ParseOptions = {},
  { name = 'pairs.csv', ...control }: ParseControl & { name?: string } = {},
): Promise<ParsedFile> => parseFile(source(content, name), options, control);

/** What the DataError says that a promise is rejected with: what happened, then what to do. */
export async function problemOf(promise: Promise<unknown>): Promise<readonly [what: Message, next: Message]> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.kind !== 'DataError') throw error;
    return [error.problem.what, error.problem.next];
  }
  throw new Error('No problem was thrown.');
}
