import { describe, expect, it } from 'vitest';
import { detectByteEncoding, detectUnicode } from '../../../../../src/core/data/parse/text/encoding';
import { gb18030, joined, latin1, utf16, utf8 } from '../../sources';

const english = 'sentence1,sentence2,score\nA plane is taking off.,An air plane is taking off.,5.0\n';
const chinese =
  '句子1,句子2,标签\n一架飞机正在起飞。,一架空中飞机正在起飞。,1\n一个男人在吹笛子。,有人在吹长笛。,0\n';

describe('detectUnicode', () => {
  it.each([
    ['a UTF-8 mark', joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(english)), 'utf-8', true],
    ['a UTF-16 LE mark', joined(Uint8Array.of(0xff, 0xfe), utf16(chinese, 'le')), 'utf-16le', true],
    ['a UTF-16 BE mark', joined(Uint8Array.of(0xfe, 0xff), utf16(chinese, 'be')), 'utf-16be', true],
    ['English in UTF-16 LE', utf16(english, 'le'), 'utf-16le', false],
    ['English in UTF-16 BE', utf16(english, 'be'), 'utf-16be', false],
    ['Chinese in UTF-16 LE', utf16(chinese, 'le'), 'utf-16le', false],
    ['Chinese in UTF-16 BE', utf16(chinese, 'be'), 'utf-16be', false],
  ])('recognises %s', (_, bytes, encoding, bom) => {
    expect(detectUnicode(bytes)).toEqual({ encoding, bom });
  });

  it.each([
    ['plain ASCII', utf8(english)],
    ['UTF-8 without a mark', utf8(chinese)],
    ['GB18030', gb18030(chinese)],
    ['ASCII with two NUL bytes', utf8(`a\0b,c\n${english}d\0,e\n`)],
    ['small integers of 16 bits', Uint8Array.from({ length: 4000 }, (_, i) => (i % 2 ? 0 : i % 31))],
  ])('leaves %s to the other test', (_, bytes) => {
    expect(detectUnicode(bytes)).toBeNull();
  });
});

describe('detectByteEncoding', () => {
  it.each([
    ['Chinese in UTF-8', utf8(chinese), 'utf-8'],
    ['emoji in UTF-8', utf8('a 👩‍🚀,b\n'), 'utf-8'],
    ['UTF-8 cut within a character', utf8('plain €').subarray(0, 8), 'utf-8'],
    ['UTF-8 with one broken byte among good ones', joined(utf8(chinese), latin1('caf\xe9,1\n')), 'utf-8'],
    ['Chinese in GB18030', gb18030(chinese), 'gb18030'],
    ['GB18030 cut within a character', gb18030('飞机正在起飞').subarray(0, 11), 'gb18030'],
    ['French in Windows-1252', latin1('\xe9t\xe9,No\xebl,0.5\nd\xe9j\xe0 vu,gar\xe7on,1\n'), 'windows-1252'],
    ['German in Windows-1252', latin1('Gr\xf6\xdfe,M\xfcller\n'), 'windows-1252'],
    ['curly quotes of Windows', latin1('\x93Hello\x94 \x96 it\x92s,me\n'), 'windows-1252'],
  ])('takes %s for what it is', (_, bytes, encoding) => {
    expect(detectByteEncoding(bytes)).toBe(encoding);
  });
});
