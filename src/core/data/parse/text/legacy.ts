/**
 * Tells apart the encodings from before Unicode, which share their bytes: those of Chinese, Japanese and Korean by the
 * characters that each would give, those of one byte a character by the letters that stand side by side.
 */

import type { Encoding } from '../../types';

type Legacy = Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>;

/** The encoding of bytes that are no Unicode, from a piece with some bytes outside ASCII. */
export function detectLegacy(bytes: Uint8Array): Legacy {
  const sample = bytes.subarray(0, sampleBytes);
  const { pairs, adjacent, everyday } = pairsIn(sample);
  // Words are runs of such bytes there; in those of Western Europe they stand alone or in twos, as in "Größe".
  if (2 * adjacent < pairs) return isCentralEuropean(sample) ? 'windows-1250' : 'windows-1252';
  if (isCyrillic(sample)) return 'windows-1251';
  if (isJapanese(decoded(sample, 'shift_jis'))) return 'shift_jis';
  if (isKorean(decoded(sample, 'euc-kr'))) return 'euc-kr';
  if (everyday >= 0.7 * pairs && decoded(sample, 'gb18030') !== '') return 'gb18030';
  return isChinese(decoded(sample, 'big5')) ? 'big5' : 'windows-1252';
}

/** Enough of a file to count letters in. */
const sampleBytes = 65_536;

/** What would be characters of two bytes; those next to another, and those in the GB 2312 area, where everyday Chinese lies. */
function pairsIn(bytes: Uint8Array) {
  let [pairs, adjacent, everyday, end] = [0, 0, 0, -1];
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[i + 1] ?? 0;
    pairs++;
    if (end === i || (bytes[i + 2] ?? 0) >= 0x81) adjacent++;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) everyday++;
    end = ++i + 1;
  }
  return { pairs, adjacent, everyday };
}

/** The text, or an empty one where the bytes are none in this encoding. */
function decoded(bytes: Uint8Array, encoding: Legacy): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return '';
  }
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
/** Letters, signs and marks outside ASCII. */
const others = (text: string) => count(text, /[^\p{ASCII}]/gu);

/** Hiragana, which every sentence has, and hardly any half-width katakana, which other bytes would give. */
const isJapanese = (text: string) =>
  count(text, /[\u3041-\u3096]/g) > 0.2 * others(text) &&
  count(text, /[\uff61-\uff9f]/g) < 0.05 * others(text);

/** Syllables, of which the most frequent make up two fifths: the bytes of Chinese would give rare ones and Chinese characters. */
function isKorean(text: string): boolean {
  const syllables = count(text, /[가-힣]/g);
  const frequent = count(text, /[이다는의에고하가을를은지도로사어기한인나리자대서시해수있]/g);
  return syllables > 0.9 * count(text, /(?!\p{ASCII})\p{L}/gu) && frequent > 0.2 * syllables;
}

const isChinese = (text: string) => count(text, /\p{Script=Han}/gu) > 0.7 * others(text);

/** The nine most frequent letters of Russian, а е и л н о р с т, and Ukrainian і. */
const cyrillic = new Set([0xb3, 0xe0, 0xe5, 0xe8, 0xeb, 0xed, 0xee, 0xf0, 0xf1, 0xf2]);

function isCyrillic(bytes: Uint8Array): boolean {
  let [high, frequent] = [0, 0];
  for (const byte of bytes) {
    if (byte > 127) high++;
    if (cyrillic.has(byte)) frequent++;
  }
  return frequent > 0.5 * high;
}

/** Polish ą and ł behind letters, where Windows-1252 has ¹ and ³, beside ż, ś or ź. */
function isCentralEuropean(bytes: Uint8Array): boolean {
  let [high, telling] = [0, 0];
  const kinds = new Set<number>();
  for (const [i, byte] of bytes.entries()) {
    if (byte < 128) continue;
    high++;
    if (!isLetter(bytes[i - 1]) && !isLetter(bytes[i + 1])) continue;
    if (byte === 0xb9 || byte === 0xb3) telling++;
    if ([0xb9, 0xb3, 0xbf, 0x9c, 0x9f].includes(byte)) kinds.add(byte);
  }
  return telling > 0.1 * high && kinds.size > 2;
}

const isLetter = (byte = 0) =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte > 0xbf;
