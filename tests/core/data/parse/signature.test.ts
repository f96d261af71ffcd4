import { describe, expect, it } from 'vitest';
import { foreignFile, isParquet, isZip, looksBinary } from '../../../../src/core/data/parse/signature';
import { latin1, utf8 } from '../sources';

describe('foreignFile', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'jpeg'],
    ['%PDF-1.7\n', 'pdf'],
    ['\x1f\x8b\x08\0', 'gzip'],
    ['ARROW1\0\0', 'arrow'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'oldOffice'],
  ])('names %j as %s', (bytes, kind) => {
    const foreign = foreignFile(latin1(bytes.replace('…', '')));
    expect(foreign?.kind).toBe(kind);
    expect(foreign?.next.code).toMatch(/^data\.file\./);
  });

  it('knows nothing of text', () => {
    expect(foreignFile(utf8('PKs,are\nhere,1\n'))).toBeNull();
    expect(foreignFile(new Uint8Array(0))).toBeNull();
  });
});

describe('isZip and isParquet', () => {
  it('know their files by the first four bytes, and nothing of text', () => {
    expect(isZip(latin1('PK\x03\x04\x14\0'))).toBe(true);
    expect(isZip(latin1('PK\x05\x06\0\0'))).toBe(true);
    expect(isParquet(latin1('PAR1\x15\x04'))).toBe(true);
    for (const text of ['PKs,are\n', 'PAR,1\n', '']) {
      expect([isZip(utf8(text)), isParquet(utf8(text))]).toEqual([false, false]);
    }
  });
});

describe('looksBinary', () => {
  it('is true for random bytes and false for text, tabs and escape codes', () => {
    let state = 1;
    const random = Uint8Array.from({ length: 2000 }, () => (state = (state * 48271) % 2147483647) & 255);
    expect(looksBinary(random)).toBe(true);
    expect(looksBinary(utf8('a\tb\r\nc\fd\n\x1b[1m'))).toBe(false);
    expect(looksBinary(utf8('日本語のテキスト'))).toBe(false);
  });

  it('forgives a few NUL bytes', () => {
    expect(looksBinary(utf8('a\0,b\n'))).toBe(false);
    expect(looksBinary(utf8(`${'some text, more\n'.repeat(50)}\0\0\0\0\0`))).toBe(false);
  });
});
