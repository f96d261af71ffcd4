import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delimiter, Quoting } from '../../src/core/data/types';
import { gb18030, joined, latin1, parse, utf16, utf8 } from '../core/data/sources';

interface Dialect {
  readonly delimiter: Delimiter;
  readonly quoting: Quoting;
  readonly encode: (text: string) => Uint8Array;
  readonly lineEnd: string;
  readonly header: boolean;
  /** True: only cells with a quote, a delimiter or a line end are quoted. */
  readonly minimal?: boolean;
  readonly words?: readonly string[];
}

const marked = (text: string) => joined(latin1('\xef\xbb\xbf'), utf8(text));
/** Its characters beyond Latin-1 that the words below have. */
const windows1252 = (text: string) =>
  latin1(text.replaceAll('\u201e', '\x84').replaceAll('\u201c', '\x93').replaceAll('\u20ac', '\x80'));
const utf16marked = (text: string) => joined(latin1('\xff\xfe'), utf16(text, 'le'));

const chinese = ['老磨坊', '池塘', '绿色', '坐落在', '旁边', '孩子们', '玩耍', 'A4', '“风车”', '，很美'];
const western = ['Die', 'alte', 'Mühle', 'à', 'côté', 'señor', 'straße', '„Teich“', '5 €', "l'été"];

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
  [
    'commas, quotes where needed',
    { delimiter: ',', quoting: 'double', encode: utf8, lineEnd: '\n', header: true, minimal: true },
  ],
  [
    'semicolons, quotes where needed, CRLF, no header',
    { delimiter: ';', quoting: 'double', encode: utf8, lineEnd: '\r\n', header: false, minimal: true },
  ],
  [
    'tabs, quotes where needed, as spreadsheets copy',
    { delimiter: '\t', quoting: 'double', encode: utf8, lineEnd: '\r\n', header: true, minimal: true },
  ],
  [
    'GB18030, quotes where needed',
    {
      delimiter: ',',
      quoting: 'double',
      encode: gb18030,
      lineEnd: '\r\n',
      header: true,
      minimal: true,
      words: chinese,
    },
  ],
  [
    'Windows-1252, quotes where needed',
    {
      delimiter: ';',
      quoting: 'double',
      encode: windows1252,
      lineEnd: '\r\n',
      header: true,
      minimal: true,
      words: western,
    },
  ],
  [
    'tabs without quoting, CR, a mark',
    { delimiter: '\t', quoting: 'none', encode: marked, lineEnd: '\r', header: false },
  ],
];

const mixed = ['The', 'old', 'mill', 'stands', 'café', '磨坊', 'by', 'the', 'pond', "it's", 'green'];

/** A sentence with what is hard for its dialect in its middle or, where cells can be quoted, at its start or end. */
function cellOf({ delimiter, quoting, lineEnd, words = mixed }: Dialect): fc.Arbitrary<string> {
  const quote = quoting === 'single' ? "'" : '"';
  const hard =
    quoting === 'none' ? ['"', 'x " y', "'"] : [delimiter, quote, `${lineEnd}`, `${quote}x${quote}`];
  const plain = fc
    .array(fc.constantFrom(...words), { minLength: 3, maxLength: 6 })
    .map((some) => some.join(' '));
  const middle = fc.option(fc.constantFrom(...hard), { freq: 3, nil: '' });
  const place = quoting === 'none' ? fc.constant(1) : fc.integer({ min: 0, max: 2 });
  return fc
    .tuple(plain, middle, plain, place)
    .map(([a, b, c, at]) => [`${b}${a}${c}`, `${a}${b}${c}`, `${a}${c}${b}`][at] ?? '');
}

/** Every text in quotes, as writers that quote what is not a number do, or only where needed; numbers bare. */
function written(
  rows: readonly (readonly string[])[],
  { delimiter, quoting, lineEnd, minimal = false }: Dialect,
): string {
  const cell = (text: string) => {
    if (quoting === 'none' || /^[\d.]+$/.test(text)) return text;
    if (quoting === 'backslash') return `"${text.replaceAll('"', '\\"')}"`;
    const quote = quoting === 'single' ? "'" : '"';
    if (minimal && ![delimiter, quote, '\n', '\r'].some((hard) => text.includes(hard))) return text;
    return quote + text.replaceAll(quote, quote + quote) + quote;
  };
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
}

describe('parseFile, on random tables', () => {
  it.each(dialects)('reads 700 tables with %s cell by cell', async (_, dialect) => {
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
      { numRuns: 700 },
    );
  });
});
