import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../src/core/data/parse/parseFile';
import type { ByteSource } from '../../../src/core/data/types';
import { joined, latin1, parse, problemOf, utf8 } from './sources';

describe('parseFile, on what is no table', () => {
  const saveAs = 'Save the table as "CSV UTF-8" (in Excel or LibreOffice: File, Save As) and open that file.';
  let state = 1;
  const random = Uint8Array.from({ length: 5000 }, () => (state = (state * 48271) % 2147483647) & 255);

  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'pairs.csv is empty. Choose a file with at least one pair of sentences.'],
    [
      'blank lines only',
      '\n \n\n',
      'pairs.csv has no rows. Choose a file with at least one pair of sentences.',
    ],
    [
      'a mark only',
      latin1('\xef\xbb\xbf'),
      'pairs.csv has no rows. Choose a file with at least one pair of sentences.',
    ],
    [
      'only a header',
      'sentence1,sentence2,score\n',
      'pairs.csv has a header (sentence1, sentence2, score) and no rows. Add rows, or say that the first row is no header.',
    ],
    [
      'one column',
      'A plane is taking off.\nA man is playing a flute.\n',
      'pairs.csv has only one column (no comma, semicolon, tab or | splits its lines); a pair needs two. Save it with the two sentences of a pair in two columns, or choose the delimiter that it uses.',
    ],
    [
      'one name in its JSON objects',
      '{"text": "a"}\n{"text": "b"}\n',
      'pairs.csv has only one column (one name in each row); a pair needs two. Save it with the two sentences of a pair in two columns, or choose the delimiter that it uses.',
    ],
    [
      '0 valid rows',
      '{"a": 1\n{"a": 2\n',
      'No row of pairs.csv can be used: all 2 rejected; line 1: It is not valid JSON: ',
    ],
    [
      'one dict, a bad one',
      `data\n"{'sen1': 'a', 'sen2': f()}"\n`,
      'No row of pairs.csv can be used: the only one rejected; line 2: Not a Python dict that can be read: it holds a call, f(…), and code is never run. Correct the file, or choose another delimiter or encoding.',
    ],
    ['random bytes', random, `pairs.csv is a binary file, not text. ${saveAs}`],
    [
      'a PNG',
      latin1('\x89PNG\r\n\x1a\n\0\0'),
      'pairs.csv is a PNG image, not text. Choose a CSV, TSV or JSON Lines file.',
    ],
    [
      'a zip',
      latin1('PK\x03\x04\x14\0'),
      'pairs.csv is a zip archive, not text. Unpack it and open the CSV or JSON Lines file inside.',
    ],
    [
      'a workbook',
      latin1('PK\x03\x04\x14\0xl/workbook.xml'),
      `pairs.csv is an Excel workbook (.xlsx), not text. ${saveAs}`,
    ],
    [
      '10,000 columns',
      `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',')}\n`,
      'Line 1 has 10,000 columns; at most 256 can be read. Check the delimiter, or save only the columns with the sentences and the label.',
    ],
    [
      '300 names in JSON',
      `{${Array.from({ length: 300 }, (_, i) => `"c${i}":1`).join(',')}}\n`,
      'Line 1 has 257 columns; at most 256 can be read. Check the delimiter, or save only the columns with the sentences and the label.',
    ],
  ])('refuses %s', async (_, content, message) => {
    const words = await problemOf(parse(content));
    expect(words.slice(0, message.length)).toBe(message);
  });

  it('refuses 2 GB before it reads a byte', async () => {
    const huge: ByteSource = {
      name: 'huge.csv',
      size: 2_147_483_648,
      read: () => Promise.reject(new Error('It was read.')),
    };
    expect(await problemOf(parseFile(huge))).toBe(
      'huge.csv is 2.1 GB; at most 2.0 GB can be read. Save a part of it: at most 200,000 rows are used anyway.',
    );
  });

  it('says so when the file changes or goes away while it is read', async () => {
    const bytes = utf8('a,b\nc,d\n');
    const gone: ByteSource = {
      name: 'a.csv',
      size: bytes.length,
      read: () => Promise.reject(new Error('NotFound')),
    };
    const shorter: ByteSource = { name: 'a.csv', size: bytes.length + 1, read: () => Promise.resolve(bytes) };
    const words = 'a.csv could not be read beyond byte 0: it was changed, moved or removed. Open it again.';
    expect(await problemOf(parseFile(gone))).toBe(words);
    expect(await problemOf(parseFile(shorter))).toBe(words);
  });
});

describe('parseFile, on files with some bad rows', () => {
  const rejectedOf = async (content: string | Uint8Array) =>
    (await parse(content)).rejected.map(({ line, reason }) => [line, reason]);

  it('rejects ragged rows with line and reason', async () => {
    const file = await parse('sentence1,sentence2,score\na b,c d,1\ne f,g h\ni, j,k l,0\n\nm n,o p,1\n');
    expect(file.table.lines).toEqual([2, 6]);
    expect(file.rejected).toEqual([
      { line: 3, reason: 'Too few fields: 2 where 3 are expected.', text: 'e f,g h' },
      { line: 4, reason: 'Too many fields: 4 where 3 are expected.', text: 'i, j,k l,0' },
    ]);
    expect(file.notes).toContain('Blank lines passed over: 1.');
  });

  it('names the line of a quote that is never closed, at line 40,000', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `sentence ${i},other ${i},0.5`);
    rows[39_999] = '"sentence,other,0.5';
    const file = await parse(rows.join('\n'));
    expect(file.rejected).toEqual([
      {
        line: 40_000,
        reason: 'A quote is opened on line 40,000 and never closed.',
        text: '"sentence,other,0.5',
      },
    ]);
    expect(file.table.rows).toHaveLength(49_999);
    expect(file.table.lines.at(-1)).toBe(50_000);
  });

  it('refuses a quoted field of 5 MB with its line', async () => {
    const text = `a b,c d,1\n"${'x'.repeat(5_000_000)}",e f,0\ng h,i j,1\n`;
    expect(await rejectedOf(text)).toEqual([
      [2, 'The row that starts on line 2 is longer than 1,000,000 characters; is a quote left open?'],
    ]);
    expect((await parse(text)).table.lines).toEqual([1, 3]);
  });

  it('rejects rows with NUL bytes', async () => {
    expect(await rejectedOf('a b,c d,1\ne\0f,g h,0\ni j,k l,1\n')).toEqual([
      [2, 'It holds a NUL byte; the file is damaged or no text.'],
    ]);
  });

  it('rejects rows with broken UTF-8, and keeps replacement characters that a sound file holds', async () => {
    const bytes = joined(utf8('é ü,c d,1\nà b,'), latin1('caf\xe9'), utf8(',0\nö,ß,1\n'));
    expect(await rejectedOf(bytes)).toEqual([
      [2, 'It holds bytes that are broken in this encoding (shown as \ufffd).'],
    ]);
    expect(await rejectedOf(utf8('é ü,c \ufffd,1\n'))).toEqual([]);
  });

  it('rejects a dict row that lacks a usual name, and others by their reason', async () => {
    const dicts = [
      `{'sen1': 'a', 'sen2': 'b', 'label': 0}`,
      `{'sen1': 'a', 'label': 0}`,
      `{'sen1': 'a', 'sen2': __import__('os'), 'label': 0}`,
      `{'sen1': 'c', 'sen2': 'd', 'label': 1, 'extra': None}`,
      `{'sen1': 'e', 'sen2': 'f', 'label': 1.5`,
    ];
    const file = await parse(['data', ...dicts.map((cell) => `"${cell}"`)].join('\n'));
    expect(file.table).toEqual({
      columns: ['sen1', 'sen2', 'label', 'extra'],
      rows: [
        ['a', 'b', '0', ''],
        ['c', 'd', '1', ''],
      ],
      lines: [2, 5],
    });
    expect(file.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "It has no 'sen2'."],
      [4, 'Not a Python dict that can be read: it holds a call, __import__(…), and code is never run.'],
      [6, 'Not a Python dict that can be read: it ends without }.'],
    ]);
  });

  it('makes duplicate and missing column names unique, and takes harmful ones for names', async () => {
    const file = await parse('__proto__,constructor,text,text,\na b,c d,e f,g h,1\ni j,k l,m n,o p,0\n');
    expect(file.table.columns).toEqual(['__proto__', 'constructor', 'text', 'text (2)', 'Column 5']);
    expect(file.notes).toContain('1 column name stood more than once and got a number: "text".');
  });

  it('shortens the text of a rejected row to 200 characters', async () => {
    const { rejected } = await parse(`a b,c d,1\ne f,g h,0\n${'x'.repeat(500)}\n`);
    expect(rejected[0]?.text).toBe(`${'x'.repeat(199)}…`);
  });
});
