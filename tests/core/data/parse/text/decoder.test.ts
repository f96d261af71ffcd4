import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PieceDecoder } from '../../../../../src/core/data/parse/text/decoder';
import type { Encoding } from '../../../../../src/core/data/types';
import { gb18030, joined, latin1, utf16, utf8 } from '../../sources';

/** Decodes bytes in pieces of the given size. */
function decodeAll(bytes: Uint8Array, size: number, fixed?: Encoding) {
  const decoder = new PieceDecoder(bytes.subarray(0, size), fixed);
  let text = '';
  for (let at = 0; at < bytes.length; at += size) {
    text += decoder.decode(bytes.subarray(at, at + size), at + size >= bytes.length);
  }
  return { text, encoding: decoder.encoding, guessed: decoder.guessed, replaced: decoder.replaced };
}

describe('PieceDecoder', () => {
  it('gives the same text for pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (text, size) => {
          const bytes = joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(text));
          expect(decodeAll(bytes, Math.max(3, size)).text).toBe(text);
        },
      ),
    );
  });

  it('waits with the encoding until a byte outside ASCII comes', () => {
    const ascii = utf8('a,b\n'.repeat(10));
    const french = decodeAll(joined(ascii, latin1('d\xe9j\xe0 vu,gar\xe7on\n')), ascii.length);
    expect(french).toMatchObject({ encoding: 'windows-1252', guessed: true, replaced: 0 });
    expect(french.text).toContain('déjà vu,garçon');
    const chinese = decodeAll(joined(ascii, gb18030('一个男人在吹笛子\n')), ascii.length);
    expect(chinese).toMatchObject({ encoding: 'gb18030', guessed: true });
    expect(chinese.text).toContain('一个男人在吹笛子');
  });

  it('drops the mark of UTF-16 and follows its order', () => {
    for (const [order, mark] of [
      ['le', [0xff, 0xfe]],
      ['be', [0xfe, 0xff]],
    ] as const) {
      const bytes = joined(Uint8Array.from(mark), utf16('a,b\n', order));
      expect(decodeAll(bytes, 4)).toMatchObject({ text: 'a,b\n', encoding: `utf-16${order}`, guessed: true });
    }
  });

  it('counts broken sequences, but not replacement characters that the file holds itself', () => {
    const good = utf8('é ü \ufffd ö\n');
    expect(decodeAll(good, 5, 'utf-8').replaced).toBe(0);
    for (let size = 1; size < 12; size++) {
      const bytes = joined(good, latin1('caf\xe9 \xff\n'), good);
      expect(decodeAll(bytes, size, 'utf-8').replaced).toBe(2);
    }
  });

  it('counts a character that the end of the file cuts', () => {
    expect(decodeAll(utf8('ab €').subarray(0, 5), 100, 'utf-8')).toMatchObject({
      text: 'ab \ufffd',
      replaced: 1,
    });
  });

  it('reads the quotes and dashes of Windows-1252', () => {
    expect(decodeAll(latin1('\x93a\x94 \x96 b\x85 \x80'), 3, 'windows-1252').text).toBe('“a” – b… €');
  });

  it('obeys the person', () => {
    expect(decodeAll(utf8('é'), 10, 'windows-1252')).toMatchObject({ text: 'Ã©', guessed: false });
  });
});
