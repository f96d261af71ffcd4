import { describe, expect, it } from 'vitest';
import { message, type Message } from '../../../src/messages/message';
import { parseFile } from '../../../src/core/data/parse/parseFile';
import type { ByteSource } from '../../../src/core/data/types';
import { joined, latin1, parse, problemOf, utf8 } from './sources';

describe('parseFile, on what is not a table', () => {
  const name = 'pairs.csv';
  const saveAs = message('data.file.saveAsCsv');
  const addPairs = message('data.file.addPairs');
  let state = 1;
  const random = Uint8Array.from({ length: 5000 }, () => (state = (state * 48271) % 2147483647) & 255);

  it.each<[string, string | Uint8Array, what: unknown, next: Message]>([
    ['an empty file', '', message('data.file.empty', { name }), addPairs],
    ['blank lines only', '\n \n\n', message('data.file.noRows', { name }), addPairs],
    ['a mark only', latin1('\xef\xbb\xbf'), message('data.file.noRows', { name }), addPairs],
    [
      'only a header',
      'sentence1,sentence2,score\n',
      message('data.file.onlyHeader', { name, header: 'sentence1, sentence2, score' }),
      message('data.file.onlyHeader.next'),
    ],
    [
      '0 valid rows',
      '{"a": 1\n{"a": 2\n',
      {
        code: 'data.file.noUsableRow',
        params: { name, rows: 2, line: 1, reason: expect.objectContaining({ code: 'data.row.notJson' }) },
      },
      message('data.file.noUsableRow.next'),
    ],
    [
      'one dict, a bad one',
      `data\n"{'sen1': 'a', 'sen2': f()}"\n`,
      message('data.file.noUsableRow', {
        name,
        rows: 1,
        line: 2,
        reason: message('data.python.unreadable', { fault: message('data.python.call', { name: 'f' }) }),
      }),
      message('data.file.noUsableRow.next'),
    ],
    ['random bytes', random, message('data.file.foreign', { name, kind: 'binary' }), saveAs],
    [
      'a PNG',
      latin1('\x89PNG\r\n\x1a\n\0\0'),
      message('data.file.foreign', { name, kind: 'png' }),
      message('data.file.chooseData'),
    ],
    [
      'a zip',
      latin1('PK\x03\x04\x14\0'),
      message('data.file.brokenArchive', { name }),
      message('data.file.brokenArchive.next'),
    ],
    [
      'the start of a workbook',
      latin1('PK\x03\x04\x14\0xl/workbook.xml'),
      message('data.file.brokenArchive', { name }),
      message('data.file.brokenArchive.next'),
    ],
    [
      '10,000 columns',
      `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',')}\n`,
      message('data.file.manyColumns', { line: 1, columns: 10_000, limit: 256 }),
      message('data.file.manyColumns.next'),
    ],
    [
      '300 names in JSON',
      `{${Array.from({ length: 300 }, (_, i) => `"c${i}":1`).join(',')}}\n`,
      message('data.file.manyColumns', { line: 1, columns: 257, limit: 256 }),
      message('data.file.manyColumns.next'),
    ],
  ])('refuses %s', async (_, content, what, next) => {
    expect(await problemOf(parse(content))).toEqual([what, next]);
  });

  it('refuses 2 GB before it reads a byte', async () => {
    const huge: ByteSource = {
      name: 'huge.csv',
      size: 2_147_483_648,
      read: () => Promise.reject(new Error('It was read.')),
    };
    expect(await problemOf(parseFile(huge))).toEqual([
      message('data.file.tooLarge', { name: 'huge.csv', size: 2_147_483_648, limit: 2_000_000_000 }),
      message('data.file.tooLarge.next', { rows: 200_000 }),
    ]);
  });

  it('says so when the file changes or is removed while it is read', async () => {
    const bytes = utf8('a,b\nc,d\n');
    const gone: ByteSource = {
      name: 'a.csv',
      size: bytes.length,
      read: () => Promise.reject(new Error('NotFound')),
    };
    const shorter: ByteSource = { name: 'a.csv', size: bytes.length + 1, read: () => Promise.resolve(bytes) };
    const problem = [
      message('data.file.changed', { name: 'a.csv', byte: 0 }),
      message('data.file.changed.next'),
    ];
    expect(await problemOf(parseFile(gone))).toEqual(problem);
    expect(await problemOf(parseFile(shorter))).toEqual(problem);
  });
});

describe('parseFile, on one column', () => {
  it('keeps each line of text whole, and says that there is nothing else', async () => {
    const { table, delimiter, notes } = await parse(
      'A plane, a big one, is taking off.\nA man is playing a flute.\nStop; look, and "listen".\n',
    );
    expect(delimiter).toBeNull();
    expect(table.columns).toEqual(['Column 1']);
    expect(table.rows).toEqual([
      ['A plane, a big one, is taking off.'],
      ['A man is playing a flute.'],
      ['Stop; look, and "listen".'],
    ]);
    expect(notes).toContainEqual(message('data.note.oneColumn.delimited'));
  });

  it('says the same of JSON objects with one name', async () => {
    const { table, notes } = await parse('{"text": "a"}\n{"text": "b"}\n');
    expect([table.columns, table.rows]).toEqual([['text'], [['a'], ['b']]]);
    expect(notes).toContainEqual(message('data.note.oneColumn'));
  });
});

describe('parseFile, on files with some bad rows', () => {
  const rejectedOf = async (content: string | Uint8Array) =>
    (await parse(content)).rejected.map(({ line, reason }) => [line, reason]);

  it('rejects ragged rows with line and reason', async () => {
    const file = await parse('sentence1,sentence2,score\na b,c d,1\ne f,g h\ni, j,k l,0\n\nm n,o p,1\n');
    expect(file.table.lines).toEqual([2, 6]);
    expect(file.rejected).toEqual([
      { line: 3, reason: message('data.row.fields', { fields: 2, expected: 3 }), text: 'e f,g h' },
      { line: 4, reason: message('data.row.fields', { fields: 4, expected: 3 }), text: 'i, j,k l,0' },
    ]);
    expect(file.notes).toContainEqual(message('data.note.blankLines', { lines: 1 }));
  });

  it('names the line of a quote that is never closed, at line 40,000', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `sentence ${i},other ${i},0.5`);
    rows[39_999] = '"sentence,other,0.5';
    const file = await parse(rows.join('\n'));
    expect(file.rejected).toEqual([
      {
        line: 40_000,
        reason: message('data.row.openQuote', { line: 40_000 }),
        text: '"sentence,other,0.5',
      },
    ]);
    expect(file.table.rows).toHaveLength(49_999);
    expect(file.table.lines.at(-1)).toBe(50_000);
  });

  it('refuses a quoted field of 5 MB with its line', async () => {
    const text = `a b,c d,1\n"${'x'.repeat(5_000_000)}",e f,0\ng h,i j,1\n`;
    expect(await rejectedOf(text)).toEqual([[2, message('data.row.tooLong', { line: 2, limit: 1_000_000 })]]);
    expect((await parse(text)).table.lines).toEqual([1, 3]);
  });

  it('rejects rows with NUL bytes', async () => {
    expect(await rejectedOf('a b,c d,1\ne\0f,g h,0\ni j,k l,1\n')).toEqual([[2, message('data.row.nul')]]);
  });

  it('rejects rows with broken UTF-8, and keeps replacement characters that a sound file holds', async () => {
    const bytes = joined(utf8('é ü,c d,1\nà b,'), latin1('caf\xe9'), utf8(',0\nö,ß,1\n'));
    expect(await rejectedOf(bytes)).toEqual([[2, message('data.row.brokenBytes')]]);
    expect(await rejectedOf(utf8('é ü,c \ufffd,1\n'))).toEqual([]);
  });

  it('rejects a dict row that lacks a usual name, and others by their reason', async () => {
    const unreadable = (fault: Message) => message('data.python.unreadable', { fault });
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
      [3, message('data.row.missingName', { name: 'sen2' })],
      [4, unreadable(message('data.python.call', { name: '__import__' }))],
      [6, unreadable(message('data.python.endsWithout', { end: '}' }))],
    ]);
  });

  it('makes duplicate and missing column names unique, and takes harmful ones for names', async () => {
    const file = await parse('__proto__,constructor,text,text,\na b,c d,e f,g h,1\ni j,k l,m n,o p,0\n');
    expect(file.table.columns).toEqual(['__proto__', 'constructor', 'text', 'text (2)', 'Column 5']);
    expect(file.notes).toContainEqual(message('data.note.repeatedNames', { names: ['text'] }));
  });

  it('shortens the text of a rejected row to 200 characters', async () => {
    const { rejected } = await parse(`a b,c d,1\ne f,g h,0\n${'x'.repeat(500)}\n`);
    expect(rejected[0]?.text).toBe(`${'x'.repeat(199)}…`);
  });
});
