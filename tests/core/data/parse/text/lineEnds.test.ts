import { describe, expect, it } from 'vitest';
import { countLineEnds, detectLineEnd } from '../../../../../src/core/data/parse/text/lineEnds';

describe('detectLineEnd', () => {
  it.each([
    ['LF', 'a,b\nc,d\n', '\n'],
    ['CRLF', 'a,b\r\nc,d\r\n', '\n'],
    ['a mixture', 'a,b\r\nc,d\ne,f\r\n', '\n'],
    ['CR only', 'a,b\rc,d\r', '\r'],
    ['CR with LF inside quotes', 'a,"b\nb"\rc,d\r', '\r'],
    ['LF with CR inside quotes', 'a,"b\rb"\nc,d\n', '\n'],
    ['LF with a stray CR', 'a,b\rb\nc,d\n', '\n'],
    ['no line end', 'a,b', '\n'],
  ])('reads %s', (_, text, lineEnd) => {
    expect(detectLineEnd(text)).toBe(lineEnd);
  });
});

describe('countLineEnds', () => {
  it('counts every one', () => {
    expect(countLineEnds('\na\n\nb\n', '\n')).toBe(4);
    expect(countLineEnds('a', '\r')).toBe(0);
  });
});
