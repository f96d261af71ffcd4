import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { Rejections } from '../../../../../src/core/data/parse/table/rows';
import { TableBuilder } from '../../../../../src/core/data/parse/table/table';

function build(rows: readonly string[], header?: boolean) {
  const rejections = new Rejections({ replaced: 0 });
  const builder = new TableBuilder(rejections, header);
  rows.forEach((row, i) => builder.add(row.split('|'), i + 1, row));
  return { ...builder.finish(), rejected: rejections.sorted() };
}

describe('TableBuilder', () => {
  it('takes the width that most rows have, not that of the first', () => {
    const { table, rejected } = build(['a long title', 'a b|c d|1', 'e f|g h|0', 'i j|k l|1'], false);
    expect(table.lines).toEqual([2, 3, 4]);
    expect(rejected).toEqual([
      { line: 1, reason: message('data.row.fields', { fields: 1, expected: 3 }), text: 'a long title' },
    ]);
  });

  it('finds the header below a title, which is rejected', () => {
    for (const title of ['Table 1', 'sep=|']) {
      const { table, header, rejected } = build([title, 'anchor|positive|score', 'a b|c d|1', 'e f|g h|0']);
      expect(header).toBe(true);
      expect(table).toMatchObject({ columns: ['anchor', 'positive', 'score'], lines: [3, 4] });
      expect(rejected.map(({ line }) => line)).toEqual([1]);
    }
  });

  it('names the columns for which the header has no name, and says so', () => {
    const { table, notes } = build(['text1|text2', 'a b|c d|1', 'e f|g h|0'], true);
    expect(table.columns).toEqual(['text1', 'text2', 'Column 3']);
    expect(notes).toEqual([message('data.note.unnamedColumns', { columns: 1 })]);
  });

  it('drops empty names at the end of a header, but expects a field for every name', () => {
    expect(build(['text1|text2|', 'a b|c d', 'e f|g h'], true).table.columns).toEqual(['text1', 'text2']);
    const short = message('data.row.fields', { fields: 2, expected: 3 });
    expect(
      build(['text1|text2|label', 'a b|c d', 'e f|g h'], true).rejected.map(({ reason }) => reason),
    ).toEqual([short, short]);
  });

  it('decides by the first thousand rows and holds the rest to it', () => {
    const rows = [...Array.from({ length: 1000 }, () => 'a b|c d'), 'e|f|g', 'h i|j k'];
    const { table, rejected } = build(rows);
    expect(table.rows).toHaveLength(1001);
    expect(rejected).toMatchObject([
      { line: 1001, reason: message('data.row.fields', { fields: 3, expected: 2 }) },
    ]);
  });

  it('is empty where no row came', () => {
    expect(build([])).toEqual({
      table: { columns: [], rows: [], lines: [] },
      header: false,
      firstLine: 1,
      notes: [],
      rejected: [],
    });
  });
});
