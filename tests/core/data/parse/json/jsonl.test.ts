import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { JsonRows } from '../../../../../src/core/data/parse/json/jsonl';
import { Rejections } from '../../../../../src/core/data/parse/table/rows';

function read(...lines: readonly string[]) {
  const rejections = new Rejections({ replaced: 0 });
  const rows = new JsonRows(rejections);
  lines.forEach((line, i) => rows.add(line, i + 1));
  return { ...rows.finish(), rejected: rejections.sorted() };
}

describe('JsonRows', () => {
  it('makes columns of the keys in the order in which they are first seen', () => {
    const { table, header } = read('{"a": "x", "b": 1.5}', '{"b": true, "c": null, "a": "y"}');
    expect(table).toEqual({
      columns: ['a', 'b', 'c'],
      rows: [
        ['x', '1.5', ''],
        ['y', 'true', ''],
      ],
      lines: [1, 2],
    });
    expect(header).toBe(true);
  });

  it('reads arrays as rows, with a header where the first has names', () => {
    expect(read('["anchor", "positive"]', '["a b", "c d"]').table).toMatchObject({
      columns: ['anchor', 'positive'],
      lines: [2],
    });
    expect(read('["a b", "c d", 1]', '["e", "f"]')).toMatchObject({
      table: { columns: ['Column 1', 'Column 2', 'Column 3'], lines: [1] },
      rejected: [{ line: 2, reason: message('data.row.fields', { fields: 2, expected: 3 }) }],
    });
  });

  it('rejects every bad line with its number and reason', () => {
    const { table, rejected } = read('{"a": 1}', '{"a": 1', '3', 'null', '["x"]', '', '{"a": 2}');
    const notJson = { code: 'data.row.notJson', params: { error: expect.stringMatching(/./) } };
    expect(table.lines).toEqual([1, 7]);
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, notJson],
      [3, message('data.row.notRecord', { type: 'number' })],
      [4, message('data.row.notRecord', { type: 'null' })],
      [5, message('data.row.otherRecord', { type: 'array', before: 'object' })],
      [6, notJson],
    ]);
  });

  it('keeps nested values as JSON, and harmful names as names', () => {
    const { table } = read('{"__proto__": {"polluted": [1]}, "constructor": "x"}');
    expect(table.columns).toEqual(['__proto__', 'constructor']);
    expect(table.rows).toEqual([['{"polluted":[1]}', 'x']]);
    expect('polluted' in {}).toBe(false);
  });
});
