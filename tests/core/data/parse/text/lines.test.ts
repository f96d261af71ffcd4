import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { LineReader } from '../../../../../src/core/data/parse/text/lines';
import { Rejections } from '../../../../../src/core/data/parse/table/rows';

function read(...pieces: readonly string[]) {
  const lines: [number, string][] = [];
  const rejections = new Rejections({ replaced: 0 });
  const reader = new LineReader('\n', (text, line) => lines.push([line, text]), rejections);
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return { lines, rejected: rejections.rows };
}

describe('LineReader', () => {
  it('numbers lines over pieces and skips blank ones', () => {
    expect(read('a\n\nb', 'c\n', ' \nd').lines).toEqual([
      [1, 'a'],
      [3, 'bc'],
      [5, 'd'],
    ]);
  });

  it.each([
    ['whole', [`a\n${'x'.repeat(1_000_001)}\nb`]],
    ['in pieces', ['a\n', 'x'.repeat(900_000), 'x'.repeat(1_100_000), 'x'.repeat(1_100_000), 'x\nb']],
  ])('rejects a line of over a million characters once, be it %s', (_, pieces) => {
    const { lines, rejected } = read(...pieces);
    expect(lines).toEqual([
      [1, 'a'],
      [3, 'b'],
    ]);
    expect(rejected).toMatchObject([
      { line: 2, reason: message('data.row.lineTooLong', { limit: 1_000_000 }) },
    ]);
  });
});
