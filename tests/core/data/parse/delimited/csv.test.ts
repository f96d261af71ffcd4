import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../../../../src/messages/message';
import { CsvReader } from '../../../../../src/core/data/parse/delimited/csv';
import { limits } from '../../../../../src/core/data/limits';
import type { LineEnd } from '../../../../../src/core/data/parse/text/lineEnds';
import { Rejections } from '../../../../../src/core/data/parse/table/rows';
import type { Delimiter } from '../../../../../src/core/data/types';

interface Format {
  readonly delimiter?: Delimiter;
  readonly lineEnd?: LineEnd;
}

/** Reads pieces of text; rows as [line, …cells], rejected ones as [line, reason]. */
function read(pieces: readonly string[], { delimiter = ',', lineEnd = '\n' }: Format = {}) {
  const rows: (readonly [number, ...string[]])[] = [];
  const rejections = new Rejections({ replaced: 0 });
  const sink = {
    full: false,
    add: (cells: readonly string[], line: number) => void rows.push([line, ...cells]),
  };
  const reader = new CsvReader({ delimiter, lineEnd }, sink, rejections);
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return { rows, rejected: rejections.rows, notes: reader.notes() };
}

const rowsOf = (text: string, format?: Format) => read([text], format).rows;

describe('CsvReader, on well-formed files', () => {
  // The cases of csv-spectrum, retold, with line numbers.
  it.each<[string, string, (readonly [number, ...string[]])[]]>([
    [
      'a plain table',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    ['a comma in quotes', 'x,"a, b",y\n', [[1, 'x', 'a, b', 'y']]],
    [
      'empty cells',
      'a,b,c\n1,"",\n,"",3\n',
      [
        [1, 'a', 'b', 'c'],
        [2, '1', '', ''],
        [3, '', '', '3'],
      ],
    ],
    [
      'doubled quotes',
      'a,b\n1,"ha ""ha"" ha"\n',
      [
        [1, 'a', 'b'],
        [2, '1', 'ha "ha" ha'],
      ],
    ],
    ['doubled quotes at both ends', '"""a""",b\n', [[1, '"a"', 'b']]],
    [
      'JSON in a cell',
      'k,v\n1,"{""type"": ""Point"", ""c"": [1.5,2]}"\n',
      [
        [1, 'k', 'v'],
        [2, '1', '{"type": "Point", "c": [1.5,2]}'],
      ],
    ],
    [
      'quoted line breaks',
      'a,b\n"x\ny","1\n\n2"\nc,d\n',
      [
        [1, 'a', 'b'],
        [2, 'x\ny', '1\n\n2'],
        [6, 'c', 'd'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n"1\r\n2",3\r\n4,"5"\r\n',
      [
        [1, 'a', 'b'],
        [2, '1\r\n2', '3'],
        [4, '4', '5'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\nc,d\ne,"f"\r\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
      ],
    ],
    [
      'a CR that a quoted cell ends with',
      'a,"b\r"\r\nc,"d,e\r"\n',
      [
        [1, 'a', 'b\r'],
        [2, 'c', 'd,e\r'],
      ],
    ],
    [
      'UTF-8 text',
      'ʤ,😀\n一,二\n',
      [
        [1, 'ʤ', '😀'],
        [2, '一', '二'],
      ],
    ],
    [
      'a quote inside an unquoted cell',
      'a 5" pipe,b\nc,d\n',
      [
        [1, 'a 5" pipe', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    ['spaces after a closing quote', '"a" ,b\n', [[1, 'a', 'b']]],
    [
      'empty cells only',
      ',\n,\n',
      [
        [1, '', ''],
        [2, '', ''],
      ],
    ],
  ])('reads %s', (_, text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
    expect(read([...text]).rows).toEqual(rows);
  });

  it('reads CR-only files', () => {
    expect(rowsOf('a,b\r"c\rd",e\rf,g', { lineEnd: '\r' })).toEqual([
      [1, 'a', 'b'],
      [2, 'c\rd', 'e'],
      [4, 'f', 'g'],
    ]);
  });

  it('skips blank lines, and counts them', () => {
    const { rows, notes } = read(['a,b\n\n  \nc,d\n\n']);
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [4, 'c', 'd'],
    ]);
    expect(notes).toEqual([message('data.note.blankLines', { lines: 3 })]);
  });

  it('gives the same rows and lines however the text is cut', () => {
    const text = fc
      .array(fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', ' ', 'é😀'), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(40), { maxLength: 5 }), (whole, cuts) => {
        const bounds = [
          0,
          ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b),
          whole.length,
        ];
        const pieces = bounds.slice(1).map((end, i) => whole.slice(bounds[i], end));
        expect(read(pieces)).toEqual(read([whole]));
      }),
      { numRuns: 500 },
    );
  });
});

describe('CsvReader, on quotes that do not pair up', () => {
  it('names the line of a quote that is never closed and continues at the next', () => {
    const { rows, rejected } = read(['a,b\n"c,d\ne,f\ng,h\n']);
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [3, 'e', 'f'],
      [4, 'g', 'h'],
    ]);
    expect(rejected).toEqual([{ line: 2, reason: message('data.row.openQuote', { line: 2 }), text: '"c,d' }]);
  });

  it('does so too where a later quoted cell seems to close it', () => {
    const { rows, rejected } = read(['a,b\n"c,d\ne,"f, g"\nh,i\n']);
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [3, 'e', 'f, g'],
      [4, 'h', 'i'],
    ]);
    expect(rejected.map(({ line }) => line)).toEqual([2]);
  });

  it('does not take the end of a broken row for a row', () => {
    const { rows, rejected } = read(['a,b\n"he said "no" and\nleft",c\nd,e\n5" pipe,f\n']);
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [4, 'd', 'e'],
      [5, '5" pipe', 'f'],
    ]);
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, message('data.row.openQuote', { line: 2 })],
      [3, message('data.row.afterOpenQuote', { line: 2 })],
    ]);
  });

  it('names each of several, and one on the last line', () => {
    expect(read(['"a,b\n"c,d\ne,f\n"g']).rejected.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('reads a quote that was not doubled as text, and says so', () => {
    const { rows, rejected, notes } = read(['x,y\n"he said "no" to me",1\n']);
    expect(rows[1]).toEqual([2, 'he said "no" to me', '1']);
    expect(rejected).toEqual([]);
    expect(notes).toEqual([message('data.note.quotes', { rows: 1, line: 2 })]);
  });

  it('takes quotes in tab-separated files for characters where they do not pair up', () => {
    const { rows, rejected, notes } = read(['"No," he said.\tNo.\t1\r\n"Yes\tYes.\t0\r\n'], {
      delimiter: '\t',
    });
    expect(rows).toEqual([
      [1, '"No," he said.', 'No.', '1'],
      [2, '"Yes', 'Yes.', '0'],
    ]);
    expect(rejected).toEqual([]);
    expect(notes).toEqual([message('data.note.quotes', { rows: 2, line: 1 })]);
  });

  it('reads a tab-separated file without quoting once many rows leave a quote open', () => {
    const { rows, rejected, notes } = read(['"He said\tShe said\t1\n'.repeat(50_000)], { delimiter: '\t' });
    expect(rows).toHaveLength(50_000);
    expect(rows.at(-1)).toEqual([50_000, '"He said', 'She said', '1']);
    expect(rejected).toEqual([]);
    expect(notes[0]).toEqual(message('data.note.quoting.none'));
  });

  it('gives up on a file in which re-reading would take for ever', () => {
    const tail = 'x'.repeat(limits.rowCharacters - 2000);
    const text = `${'"a\n'.repeat(600)}${tail}`;
    const problem = {
      what: message('data.file.quotes', { line: 1 }),
      next: message('data.file.quotes.next'),
    };
    expect(() => read([text])).toThrow(
      expect.objectContaining({ problem: expect.objectContaining(problem) }),
    );
  });
});

describe('CsvReader, on overlong rows', () => {
  const long = 'x'.repeat(limits.rowCharacters + 1);
  const reason = message('data.row.tooLong', { line: 2, limit: 1_000_000 });

  it.each([
    ['in one piece', [`a,b\n"${long}",c\nd,e\n`]],
    ['in many pieces', ['a,b\n"', ...Array.from({ length: 5 }, () => long), '",c\nd,', 'e\n']],
    ['without quotes', ['a,b\n', long, long, ',c\nd,e\n']],
  ])('refuses one that comes %s and continues', (_, pieces) => {
    const { rows, rejected } = read(pieces);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ line: 2, reason });
    expect(rejected[0]?.text).toHaveLength(200);
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [3, 'd', 'e'],
    ]);
  });
});
