import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { RecordBuilder } from '../../../../../src/core/data/parse/table/records';
import { Rejections } from '../../../../../src/core/data/parse/table/rows';

function build(records: readonly Record<string, string>[], requireUsual: boolean) {
  const rejections = new Rejections({ replaced: 0 });
  const builder = new RecordBuilder(rejections, requireUsual);
  records.forEach((record, i) => builder.add(new Map(Object.entries(record)), i + 1, JSON.stringify(record)));
  return { ...builder.finish(), rejected: rejections.sorted() };
}

const records = [{ a: '1' }, { b: '2', a: '3' }, { b: '4', c: '5' }, { a: '6', b: '7' }];

describe('RecordBuilder', () => {
  it('fills what a record lacks with empty cells', () => {
    expect(build(records, false)).toEqual({
      columns: ['a', 'b', 'c'],
      rows: [
        ['1', '', ''],
        ['3', '2', ''],
        ['', '4', '5'],
        ['6', '7', ''],
      ],
      lines: [1, 2, 3, 4],
      rejected: [],
    });
  });

  it('or rejects a record that lacks what at least half of them have', () => {
    const { rows, lines, rejected } = build(records, true);
    expect(rows).toEqual([
      ['3', '2', ''],
      ['6', '7', ''],
    ]);
    expect(lines).toEqual([2, 4]);
    expect(rejected).toEqual([
      { line: 1, reason: message('data.row.missingName', { name: 'b' }), text: '{"a":"1"}' },
      { line: 3, reason: message('data.row.missingName', { name: 'a' }), text: '{"b":"4","c":"5"}' },
    ]);
  });
});
