import { describe, expect, it } from 'vitest';
import { parse } from '../sources';

/** Cells as spreadsheets put them on the clipboard: tabs, and quotes only around cells with a line end. */
const read = (text: string) => parse(text, {}, { name: 'pasted.tsv' });

describe('parseFile, on rows copied from a spreadsheet', () => {
  it.each([
    ['Excel', '\r\n', '\r\n'],
    ['Google Sheets', '\n', ''],
    ['LibreOffice', '\n', '\n'],
  ])('reads two columns of %s, with cells of several lines and quotes', async (_, lineEnd, last) => {
    const rows = [
      ['A man plays a flute.', 'He plays'],
      ['"One line\n""quoted"" here"', 'She said "yes", twice'],
      ['Where, exactly; is it?', '"Quoted" at the start'],
      ["It's | over", '"First line\nsecond line"'],
    ];
    const { table, header, delimiter, rejected } = await read(
      rows.map((row) => row.join('\t')).join(lineEnd) + last,
    );
    expect([header, delimiter, rejected]).toEqual([false, '\t', []]);
    expect(table.rows).toEqual([
      ['A man plays a flute.', 'He plays'],
      ['One line\n"quoted" here', 'She said "yes", twice'],
      ['Where, exactly; is it?', '"Quoted" at the start'],
      ["It's | over", 'First line\nsecond line'],
    ]);
    expect(table.lines).toEqual([1, 2, 4, 5]);
  });

  it('reads a header, and more than two columns with empty cells', async () => {
    const file = await read(
      'question\tanswer\tscore\r\nHow far is it?\tTwo miles.\t0,5\r\nWho is it?\t\t1\r\n',
    );
    expect(file.header).toBe(true);
    expect(file.table.columns).toEqual(['question', 'answer', 'score']);
    expect(file.table.rows).toEqual([
      ['How far is it?', 'Two miles.', '0,5'],
      ['Who is it?', '', '1'],
    ]);
  });

  it('reads a single row', async () => {
    const file = await read('A man plays a flute.\tA flute is played.\r\n');
    expect(file.table.rows).toEqual([['A man plays a flute.', 'A flute is played.']]);
  });

  it('reads a cell that starts with a quote beside one that the spreadsheet quoted', async () => {
    const file = await read('"He said ""no""\nand left"\tHe left\n"Stop!" he cried\tHe cried\n');
    expect(file.table.rows).toEqual([
      ['He said "no"\nand left', 'He left'],
      ['"Stop!" he cried', 'He cried'],
    ]);
  });
});
