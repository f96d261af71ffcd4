import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../../src/messages/message';
import { renderEnglish } from '../../../src/messages/english';
import { rejectedCsv, safeCell, writeCsv } from '../../../src/core/data/writeCsv';
import { parse } from './sources';

describe('safeCell', () => {
  it.each([
    '=HYPERLINK("http://x.example","click")',
    '=1+1',
    '+cmd|x',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '  =1',
    '"=1',
    '\'"=1',
    '＝1',
    '-',
    '- a list item',
  ])('puts an apostrophe before %j', (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });

  it.each(['-0.5', '+3', '-1e-7', '-.5', '5.0', 'A plane.', 'a = b', '', ' x', "'tis"])(
    'leaves %j alone',
    (cell) => {
      expect(safeCell(cell)).toBe(cell);
    },
  );
});

describe('writeCsv', () => {
  const text = (columns: string[], rows: string[][]) => [...writeCsv(columns, rows)].join('');

  it('quotes what needs quotes and ends lines with CRLF', () => {
    expect(
      text(
        ['a', 'b'],
        [
          ['x,y', 'say "no"'],
          ['two\nlines', 'and\rmore'],
        ],
      ),
    ).toBe('a,b\r\n"x,y","say ""no"""\r\n"two\nlines","and\rmore"\r\n');
    expect(text(['a'], [['']])).toBe('a\r\n""\r\n');
  });

  it('makes formulas safe in names and cells', () => {
    expect(text(['=a'], [['=HYPERLINK("x")']])).toBe(`'=a\r\n"'=HYPERLINK(""x"")"\r\n`);
  });

  it('yields a large table in chunks, and holds back none of it', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [`row ${i}`, 'x'.repeat(50)]);
    const chunks = [...writeCsv(['a', 'b'], rows)];
    expect(chunks.length).toBeGreaterThan(3);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(70_000);
    expect(chunks.join('').split('\r\n')).toHaveLength(5002);
  });

  it('writes what parseFile reads back', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\r\n', ';', "'", '=', '-', ' ', 'x', 'é') }),
    );
    const tables = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const columns = rows[0]?.map((_, i) => `name ${i}`) ?? [];
        const file = await parse(text(columns, rows), { header: true, delimiter: ',', encoding: 'utf-8' });
        expect(file.table.columns).toEqual(columns);
        expect(file.table.rows).toEqual(rows.map((row) => row.map(safeCell)));
        expect(file.rejected).toEqual([]);
      }),
      // A cell of delimiters and line ends alone, which without its quotes would be rows as well; one or two in single quotes; a
      // cell of delimiters that looks like a line in quotes.
      {
        numRuns: 300,
        examples: [
          [
            [
              ['', '\n,\n,'],
              ['', ''],
            ],
          ],
          [[["='", '', '']]],
          [[[',', '']]],
          [
            [
              ["''", '', "='"],
              ['', '', ''],
            ],
          ],
        ],
      },
    );
  });
});

describe('rejectedCsv', () => {
  it('lists line, reason in the language of the renderer, and text', () => {
    const reason = message('data.row.fields', { fields: 1, expected: 2 });
    const rejected = [{ line: 7, reason, text: '=a' }];
    expect([...rejectedCsv(rejected, renderEnglish)].join('')).toBe(
      "line,reason,text\r\n7,Too few fields: 1 where 2 are expected.,'=a\r\n",
    );
  });
});
