import { describe, expect, it } from 'vitest';
import { detectByteEncoding, detectUnicode } from '../../../../../src/core/data/parse/text/encoding';
import { encoded, gb18030, joined, latin1, utf16, utf8 } from '../../sources';

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
    [
      'German in which öß is in every row',
      latin1('Die Gr\xf6\xdfe der B\xe4ume,F\xfcr Gr\xf6\xdferes,\xc4hnlich\n'.repeat(9)),
      'windows-1252',
    ],
    [
      'French with é and à around j',
      latin1("J'ai d\xe9j\xe0 mang\xe9,\xc9t\xe9 \xe0 No\xebl\n"),
      'windows-1252',
    ],
    ['Spanish questions', latin1('\xbfC\xf3mo est\xe1?,\xbfQu\xe9 d\xeda es?\n'), 'windows-1252'],
    ['Russian', encoded('Пекарь продаёт хлеб на рынке;Хлеб продают\n', 'windows-1251'), 'windows-1251'],
    ['Ukrainian', encoded('Пекар продає свіжий хліб;Їжак живе у лісі\n', 'windows-1251'), 'windows-1251'],
    ['Polish', encoded('Mała dziewczynka je jabłko;Mężczyzna śpi w łóżku\n', 'windows-1250'), 'windows-1250'],
    ['Japanese', encoded('パン屋が市場でパンを売っています。,市場の人\n', 'shift_jis'), 'shift_jis'],
    ['Korean', encoded('제빵사가 시장에서 빵을 팔고 있습니다.,빵을 파는 사람\n', 'euc-kr'), 'euc-kr'],
    ['Chinese in Big5', encoded('一架飛機正在起飛。,我們今天去市場買麵包。\n', 'big5'), 'big5'],
    ['two Chinese characters', gb18030('你好,1\n'), 'gb18030'],
    ['curly quotes of Windows', latin1('\x93Hello\x94 \x96 it\x92s,me\n'), 'windows-1252'],
  ])('takes %s for what it is', (_, bytes, encoding) => {
    expect(detectByteEncoding(bytes)).toBe(encoding);
  });
});
