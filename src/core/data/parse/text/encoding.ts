/**
 * Finds the encoding of a text file from its bytes. Unicode is recognised by its byte order mark, by strict UTF-8 or by
 * the zero bytes of UTF-16; what is left is an encoding from before Unicode.
 */

import type { Encoding } from '../../types';
import { detectLegacy } from './legacy';

/** Text in a byte order mark or in UTF-16; null where they may be UTF-8 or older. */
export function detectUnicode(bytes: Uint8Array): { encoding: Encoding; bom: boolean } | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: true };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bom: true };
  const wide = detectUtf16(bytes);
  return wide && { encoding: wide, bom: false };
}

/**
 * UTF-16 without a mark: the other byte of its line breaks is zero, always on the same side. (Zeros elsewhere say
 * less: 一, U+4E00, has one on the wrong side.) In text with a few stray NUL bytes there are none beside line breaks.
 */
function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let breaks = 0;
  const little = { breaks: 0, zeros: 0 };
  const big = { breaks: 0, zeros: 0 };
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const even = bytes[i] ?? 0;
    const odd = bytes[i + 1] ?? 0;
    if (odd === 0) little.zeros++;
    if (even === 0) big.zeros++;
    if (!isBreak(even) && !isBreak(odd)) continue;
    breaks++;
    if (odd === 0) little.breaks++;
    if (even === 0) big.breaks++;
  }
  const measure = breaks > 1 ? 'breaks' : 'zeros';
  const encoding = little[measure] > big[measure] ? 'utf-16le' : 'utf-16be';
  const most = Math.max(little[measure], big[measure]);
  if (breaks > 1 ? most < 0.6 * breaks : most < 0.1 * bytes.length || most < 2) return null;
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, 65_536), { stream: true });
  // Small integers in a binary file look alike, but decode to control characters.
  const strange = text.match(/[^\P{Cc}\t-\r]|\ufffd/gu)?.length ?? 0;
  return strange * 20 > text.length ? null : encoding;
}

const isBreak = (byte: number): boolean => byte === 10 || byte === 13;

/** True where a byte is outside ASCII, so that the piece says something about its encoding. */
export const hasHighByte = (bytes: Uint8Array): boolean => bytes.some((byte) => byte > 127);

/**
 * Encoding of bytes that are no UTF-16, from a piece with some bytes outside ASCII. A piece with a few broken
 * sequences among many good ones is still UTF-8.
 */
export function detectByteEncoding(bytes: Uint8Array): Encoding {
  const { valid, invalid } = countUtf8(bytes);
  // In GB18030 text about one pair in eight happens to be valid UTF-8; in windows-1252 text hardly any.
  if (invalid === 0 || valid >= invalid) return 'utf-8';
  return detectLegacy(bytes);
}

/** Multi-byte UTF-8 sequences, by their lead and continuation bytes, and bytes that belong to none. */
function countUtf8(bytes: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const more = lead >= 0xf0 && lead <= 0xf4 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
    if (i + more >= bytes.length && more > 0) break; // cut by the end of the piece
    let good = more > 0 && lead <= 0xf4;
    for (let k = 1; k <= more; k++) good &&= ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (good) valid++;
    else invalid++;
    i += good ? more + 1 : 1;
  }
  return { valid, invalid };
}

/** The encoding as people write it. */
export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030',
  'windows-1252': 'Windows-1252',
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
  shift_jis: 'Shift JIS',
  'euc-kr': 'EUC-KR',
  big5: 'Big5',
};
