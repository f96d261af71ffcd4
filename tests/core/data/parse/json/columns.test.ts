import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { limits } from '../../../../../src/core/data/limits';
import { parse, utf8 } from '../../sources';

const name = 'pairs.json';
const read = (text: string) => parse(text, {}, { name });

describe('JSON that is written column by column', () => {
  const keyed =
    '{ "a": {"0": "x, [1]", "1": "say \\"hi\\"", "2": null},\n "b": {"1": "é\\u00e9", "0": 0.50, "2": {"c": [1, 2]}} }';

  it('becomes rows with their numbers for lines', async () => {
    const file = await read(keyed);
    expect(file.table.columns.slice(0, 1)).toEqual(['a']);
    expect(file.table.rows.map((row) => row[0])).toEqual(['x, [1]', 'say "hi"', '']);
    expect(file.table.lines).toEqual([1, 2, 3]);
    expect(file.table.rows.map((row) => row[1])).toEqual(['0.5', 'éé', '{"c":[1,2]}']);
    expect(file.notes).toEqual([message('data.note.columnsJson', { columns: 2, rows: 3 })]);
  });

  it('is read alike however its pieces are cut', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => [`a "${i}" {`, `b, ${i} ]`]);
    const text = JSON.stringify({ a: rows.map(([a]) => a), b: rows.map(([, b]) => b) });
    expect(utf8(text).length).toBeGreaterThan(limits.pieceBytes);
    expect((await read(text)).table.rows).toEqual(rows);
  });

  it('may be one object with a row under each key', async () => {
    const file = await read('{"q7": {"a": "x", "b": "y"}, "q9": {"a": "z", "b": "w {"}}');
    expect(file.table).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['x', 'y'],
        ['z', 'w {'],
      ],
      lines: [1, 2],
    });
    expect(file.notes).toEqual([message('data.note.keyedJson', { rows: 2 })]);
  });

  it('rejects the row of a broken cell by its number, and keeps the others', async () => {
    const file = await read('{"a": ["x", "y", "z"], "b": ["1", tru, "3"]}');
    expect(file.table.lines).toEqual([1, 3]);
    expect(file.rejected).toMatchObject([{ line: 2, reason: { code: 'data.row.notJson' }, text: 'tru' }]);
  });

  it('says so where the file ends too early, or goes on after its end', async () => {
    const open = await read('{"a": ["x", "y"], "b": ["1", "2"');
    expect(open.rejected).toMatchObject([{ reason: message('data.row.openObject') }]);
    expect(open.table.rows[0]).toEqual(['x', '1']);
    const after = await read('{"a": ["x", "y"], "b": ["1", "2"]} oops');
    expect(after.rejected).toMatchObject([{ reason: message('data.row.afterObject') }]);
  });

  it('rejects a value that is no column', async () => {
    const long = 'x'.repeat(1_100_000);
    const file = await read(
      `{"a": ["${long.slice(0, 600_000)}", "y"], "c": ["${long.slice(0, 600_000)}", "2"], "n": 5}`,
    );
    expect(file.rejected).toMatchObject([{ reason: message('data.row.notRecord', { type: 'number' }) }]);
    expect(file.table.rows[1]).toEqual(['y', '2']);
  });
});
