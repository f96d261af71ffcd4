import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { parse, problemOf } from '../../sources';

const rows = [
  ['sentence1', 'sentence2', 'score'],
  ['A man, who is old, plays.', 'A man "plays".', '4.5'],
  ['A boat is red.', 'The boat, it is red.', '5'],
  ['One dog sleeps.', 'Two dogs run.', '0.5'],
] as const;

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
/** A cell in quotes where it needs them. */
const written = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || cell.includes('"') ? quoted(cell) : cell;
const line = (row: readonly string[], delimiter = ',') =>
  row.map((cell) => written(cell, delimiter)).join(delimiter);
const [header, ...body] = rows;

describe('a file whose lines stand in quotes', () => {
  it.each([
    ['all lines', rows.map((row) => quoted(line(row)))],
    ['all lines but the header', [line(header), ...body.map((row) => quoted(line(row)))]],
    ['semicolons inside', rows.map((row) => quoted(line(row, ';')))],
    ['empty cells after the quotes', rows.map((row) => `${quoted(line(row))};;`)],
    ['tabs inside', rows.map((row) => quoted(line(row, '\t')))],
  ])('is read as the cells in them: %s', async (_, lines) => {
    for (const end of ['\n', '\r\n']) {
      const { table, notes, rejected } = await parse(lines.map((text) => text + end).join(''));
      expect([table.columns, ...table.rows]).toEqual(rows);
      expect(table.lines).toEqual([2, 3, 4]);
      expect(rejected).toEqual([]);
      expect(notes).toContainEqual(message('data.note.wrapped'));
    }
  });

  it('is read piece by piece, whatever is cut where', async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => [
      `One, dog ${i}.`,
      `Two "dogs" ${i}.`,
      String(i % 6),
    ]);
    const text = [header, ...many].map((row) => `${quoted(line(row))}\r\n`).join('');
    expect(text.length).toBeGreaterThan(2 ** 21);
    const { table } = await parse(text);
    expect(table.rows).toEqual(many);
  });

  it('is read as it stands where the person says how quotes are used', async () => {
    const text = rows.map((row) => `${quoted(line(row))}\n`).join('');
    await expect(parse(text, { quoting: 'double' })).rejects.toMatchObject({
      problem: { what: message('data.file.oneColumn.wrapped', { name: 'pairs.csv' }) },
    });
  });

  it('is refused with what to do where the quotes hold no table', async () => {
    const prose = ['text', '"No,yes"', '"Well,no,maybe"', '"A,b,c,d"', '"e,f"'].join('\n');
    expect(await problemOf(parse(prose))).toEqual([
      message('data.file.oneColumn.wrapped', { name: 'pairs.csv' }),
      message('data.file.oneColumn.wrapped.next'),
    ]);
  });

  it('is not seen in a quoted column of prose, in dicts, or in two texts with a tab between them', async () => {
    const prose = body.map((_, i) => `"Well, ${i} people came."\n`).join('');
    const read = await parse(`text\n${prose}`);
    expect(read.table.columns).toEqual(['text']);
    expect(read.notes).toContainEqual(message('data.note.oneColumn.delimited'));
    const dicts = body.map((_, i) => `"{'sen1': 'a, ${i}', 'sen2': 'b', 'label': 1}"\n`).join('');
    expect((await parse(`data\n${dicts}`)).format).toBe('dict');
    const joined = body.map((_, i) => `"A dog ${i}\tA cat ${i}"\n`).join('');
    expect((await parse(`text\n${joined}`)).notes.map(({ code }) => code)).not.toContain('data.note.wrapped');
  });
});
