import { describe, expect, it } from 'vitest';
import { withMapping } from '../../../src/core/data/dataset/dataset';
import { createRowFinder } from '../../../src/core/report/rowWindow';
import { message } from '../../../src/messages/message';
import { parsedOf } from '../data/tables';

const unparsed = { line: 3, reason: message('data.row.nul'), text: 'q,w' };
/** Lines 2, 4 and 5, of which the second has no second sentence; line 3 could not be parsed. */
const dataset = withMapping(
  {
    ...parsedOf(
      ['a', 'b'],
      [
        ['A cat', 'one'],
        ['A dog', ''],
        ['A tree', 'two'],
      ],
      { rejected: [unparsed] },
    ),
    table: {
      columns: ['a', 'b'],
      rows: [
        ['A cat', 'one'],
        ['A dog', ''],
        ['A tree', 'x'.repeat(1000)],
      ],
      lines: [2, 4, 5],
    },
  },
  { roles: { sentence1: 0, sentence2: 1, negatives: [], label: null }, choices: {} },
);
const all = { text: '', skippedOnly: false, line: null };

describe('the rows of a file', () => {
  it('are shown in the order of their lines, with why some are skipped', () => {
    const { total, rows } = createRowFinder(dataset).window(all, 0, 10);
    expect(total).toBe(4);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(rows.map(({ skipped }) => skipped !== null)).toEqual([false, true, true, false]);
    expect(rows[1]).toEqual({ line: 3, cells: ['q,w'], skipped: unparsed.reason });
    expect(rows[2]?.cells).toEqual(['A dog', '']);
  });

  it('come in windows, with long cells cut', () => {
    const { total, start, rows } = createRowFinder(dataset).window(all, 3, 10);
    expect([total, start, rows.length]).toEqual([4, 3, 1]);
    expect(rows[0]?.cells[1]).toHaveLength(401);
  });

  it('are filtered by their text and by whether they are skipped', () => {
    const finder = createRowFinder(dataset);
    const lines = (text: string, skippedOnly: boolean, line: number | null = null) =>
      finder.window({ text, skippedOnly, line }, 0, 10).rows.map((row) => row.line);
    expect(lines('A T', false)).toEqual([5]);
    expect(lines('', true)).toEqual([3, 4]);
    expect(lines('dog', true)).toEqual([4]);
    expect(lines('q,W', false)).toEqual([3]);
    expect([3, 5, 6].map((line) => lines('', false, line))).toEqual([[3], [5], []]);
  });
});
