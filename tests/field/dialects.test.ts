import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delimiter, Quoting } from '../../src/core/data/types';
import { joined, latin1, parse, utf16, utf8 } from '../core/data/sources';

interface Dialect {
  readonly delimiter: Delimiter;
  readonly quoting: Quoting;
  readonly encode: (text: string) => Uint8Array;
  readonly lineEnd: string;
  readonly header: boolean;
}

const marked = (text: string) => joined(latin1('\xef\xbb\xbf'), utf8(text));
const utf16marked = (text: string) => joined(latin1('\xff\xfe'), utf16(text, 'le'));

const dialects: readonly (readonly [string, Dialect])[] = [
  ['commas', { delimiter: ',', quoting: 'double', encode: utf8, lineEnd: '\n', header: true }],
  [
    'commas, CRLF, a mark',
    { delimiter: ',', quoting: 'double', encode: marked, lineEnd: '\r\n', header: true },
  ],
  [
    'semicolons, no header',
    { delimiter: ';', quoting: 'double', encode: utf8, lineEnd: '\n', header: false },
  ],
  [
    'quoted tabs, UTF-16',
    { delimiter: '\t', quoting: 'double', encode: utf16marked, lineEnd: '\r\n', header: true },
  ],
  ['bars', { delimiter: '|', quoting: 'double', encode: utf8, lineEnd: '\n', header: true }],
  ['backslashes', { delimiter: ',', quoting: 'backslash', encode: utf8, lineEnd: '\n', header: true }],
  [
    'backslashes and tabs',
    { delimiter: '\t', quoting: 'backslash', encode: utf8, lineEnd: '\r\n', header: false },
  ],
  ['single quotes', { delimiter: ',', quoting: 'single', encode: utf8, lineEnd: '\n', header: true }],
  ['tabs without quoting', { delimiter: '\t', quoting: 'none', encode: utf8, lineEnd: '\n', header: true }],
  ['those, CR, a mark', { delimiter: '\t', quoting: 'none', encode: marked, lineEnd: '\r', header: false }],
];

const words = ['The', 'old', 'mill', 'stands', 'café', '磨坊', 'by', 'the', 'pond', "it's", 'green'];

/** A sentence with what is hard for its dialect in its middle. */
function cellOf({ delimiter, quoting, lineEnd }: Dialect): fc.Arbitrary<string> {
  const quote = quoting === 'single' ? "'" : '"';
  const hard =
    quoting === 'none' ? ['"', 'x " y', "'"] : [delimiter, quote, `${lineEnd}`, `${quote}x${quote}`];
  const plain = fc
    .array(fc.constantFrom(...words), { minLength: 3, maxLength: 6 })
    .map((some) => some.join(' '));
  const middle = fc.option(fc.constantFrom(...hard), { freq: 3, nil: '' });
  return fc.tuple(plain, middle, plain).map(([a, b, c]) => `${a}${b}${c}`);
}

/** Every text in quotes, as writers that quote what is not a number do; numbers bare. */
function written(rows: readonly (readonly string[])[], { delimiter, quoting, lineEnd }: Dialect): string {
  const cell = (text: string) => {
    if (quoting === 'none' || /^[\d.]+$/.test(text)) return text;
    if (quoting === 'backslash') return `"${text.replaceAll('"', '\\"')}"`;
    const quote = quoting === 'single' ? "'" : '"';
    return quote + text.replaceAll(quote, quote + quote) + quote;
  };
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
}

describe('parseFile, on random tables', () => {
  it.each(dialects)('reads 1,000 tables with %s cell by cell', async (_, dialect) => {
    const text = cellOf(dialect);
    const score = fc.integer({ min: 0, max: 9 }).map((n) => `0.${n}`);
    const table = fc.array(fc.tuple(text, text, score), { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const header = dialect.header ? [['sentence1', 'sentence2', 'score']] : [];
        const file = await parse(dialect.encode(written([...header, ...rows], dialect)));
        expect(file.rejected).toEqual([]);
        expect(file.table.rows).toEqual(rows);
        expect(file.header).toBe(dialect.header);
        expect(file.delimiter).toBe(dialect.delimiter);
      }),
      { numRuns: 1000 },
    );
  });
});
