import { describe, expect, it } from 'vitest';
import { message } from '../../../../src/messages/message';
import { limits } from '../../../../src/core/data/limits';
import { parseFile } from '../../../../src/core/data/parse/parseFile';
import type { ByteSource } from '../../../../src/core/data/types';
import { isAbort } from '../../../../src/core/errors';
import { gb18030, joined, latin1, parse, source, utf16, utf8 } from '../sources';

const english =
  'sentence1,sentence2,score\nA plane is taking off.,An air plane is taking off.,5.0\nA man.,A boy.,3.8\n';
const chinese =
  '句子1,句子2,标签\n一架飞机正在起飞。,一架空中飞机正在起飞。,1\n一个男人在吹笛子。,有人在吹长笛。,0\n';

describe('parseFile, on good files', () => {
  it('reads a CSV with a header', async () => {
    const file = await parse(english);
    expect(file).toEqual({
      name: 'pairs.csv',
      size: english.length,
      format: 'delimited',
      member: null,
      sheet: null,
      encoding: 'utf-8',
      delimiter: ',',
      quoting: 'double',
      header: true,
      table: {
        columns: ['sentence1', 'sentence2', 'score'],
        rows: [
          ['A plane is taking off.', 'An air plane is taking off.', '5.0'],
          ['A man.', 'A boy.', '3.8'],
        ],
        lines: [2, 3],
      },
      rejected: [],
      notes: [
        message('data.note.header.names', { why: message('data.header.known', { cell: 'sentence1' }) }),
      ],
    });
  });

  it('reads one without a header, as the STS benchmark is', async () => {
    const file = await parse(english.split('\n').slice(1).join('\n'));
    expect(file).toMatchObject({
      header: false,
      table: { columns: ['Column 1', 'Column 2', 'Column 3'], lines: [1, 2] },
    });
    expect(file.notes).toEqual([
      message('data.note.header.data', { why: message('data.header.number', { cell: '5.0' }) }),
    ]);
  });

  it('obeys the person on header, delimiter and encoding', async () => {
    const noHeader = await parse(english, { header: false });
    expect(noHeader.table.lines).toEqual([1, 2, 3]);
    expect(noHeader.notes).toEqual([]);
    const header = await parse('A plane.,A jet.,5.0\nA man.,A boy.,3.8\n', { header: true });
    expect(header.table.columns).toEqual(['A plane.', 'A jet.', '5.0']);
    expect((await parse('a;b,c\nd;e,f\n', { delimiter: ';', header: false })).table.rows).toEqual([
      ['a', 'b,c'],
      ['d', 'e,f'],
    ]);
    expect((await parse(utf8('é,b\nc,d\n'), { encoding: 'windows-1252' })).table.rows[0]).toEqual([
      'Ã©',
      'b',
    ]);
  });

  const chineseRows = [
    ['一架飞机正在起飞。', '一架空中飞机正在起飞。', '1'],
    ['一个男人在吹笛子。', '有人在吹长笛。', '0'],
  ];
  const read = (encoding: string) => message('data.note.encoding', { encoding });

  it.each([
    ['UTF-8', utf8(chinese), 'utf-8', null],
    ['UTF-8 with a mark', joined(latin1('\xef\xbb\xbf'), utf8(chinese)), 'utf-8', null],
    [
      'UTF-16 LE with a mark',
      joined(latin1('\xff\xfe'), utf16(chinese, 'le')),
      'utf-16le',
      read('UTF-16 LE'),
    ],
    [
      'UTF-16 BE with a mark',
      joined(latin1('\xfe\xff'), utf16(chinese, 'be')),
      'utf-16be',
      read('UTF-16 BE'),
    ],
    ['UTF-16 LE', utf16(chinese, 'le'), 'utf-16le', read('UTF-16 LE')],
    ['UTF-16 BE', utf16(chinese, 'be'), 'utf-16be', read('UTF-16 BE')],
    ['GB18030', gb18030(chinese), 'gb18030', read('GB18030')],
  ])('reads Chinese in %s', async (_, bytes, encoding, note) => {
    const file = await parse(bytes);
    expect(file.table).toEqual({ columns: ['句子1', '句子2', '标签'], rows: chineseRows, lines: [2, 3] });
    expect(file.encoding).toBe(encoding);
    if (note) expect(file.notes).toContainEqual(note);
    else expect(file.notes).toHaveLength(1);
  });

  it('reads Windows-1252', async () => {
    const file = await parse(latin1('texte1,texte2\nD\xe9j\xe0 vu \x97 hier,Un gar\xe7on\n'), {
      header: true,
    });
    expect(file).toMatchObject({
      encoding: 'windows-1252',
      table: { rows: [['Déjà vu — hier', 'Un garçon']] },
    });
  });

  it('reads semicolons with decimal commas', async () => {
    const file = await parse('satz1;satz2;wert\nEin Hund, klein;Ein Tier;0,8\nEine Katze;Ein Auto;0,1\n');
    expect(file).toMatchObject({ delimiter: ';', header: true });
    expect(file.table.rows[0]).toEqual(['Ein Hund, klein', 'Ein Tier', '0,8']);
  });

  it('reads CR-only line ends', async () => {
    const file = await parse(english.replaceAll('\n', '\r'));
    expect(file.table).toEqual((await parse(english)).table);
  });

  it('reads JSON Lines, an array of JSON, and Python dicts to the same table', async () => {
    const pairs = [
      { sen1: 'A dog, small.', sen2: "It's a dog.", label: 0 },
      { sen1: 'A "cat".', sen2: 'A car.', label: 1 },
    ];
    const python = [
      `{'sen1': 'A dog, small.', 'sen2': "It's a dog.", 'label': 0}`,
      `{'sen1': 'A "cat".', 'sen2': 'A car.', 'label': 1}`,
    ];
    const quoted = python.map((cell) => `"${cell.replaceAll('"', '""')}"`);
    const rows = [
      ['A dog, small.', "It's a dog.", '0'],
      ['A "cat".', 'A car.', '1'],
    ];
    for (const [text, format, lines] of [
      [pairs.map((pair) => JSON.stringify(pair)).join('\n'), 'jsonl', [1, 2]],
      [JSON.stringify(pairs, null, 2), 'jsonl', [2, 7]],
      [['data', ...quoted].join('\r\n'), 'dict', [2, 3]],
      [[',data', ...quoted.map((cell, i) => `${i},${cell}`)].join('\n'), 'dict', [2, 3]],
      [quoted.join('\n'), 'dict', [1, 2]],
      [['data', ...python].join('\n'), 'dict', [2, 3]],
    ] as const) {
      const file = await parse(text);
      expect(file).toMatchObject({
        format,
        table: { columns: ['sen1', 'sen2', 'label'], rows, lines },
        rejected: [],
      });
    }
  });

  it('tells dicts in the cells of a table from one dict a line by the delimiter', async () => {
    const cells = [`{'a': 'x', 'b': 'y'}`, `{'a': 'v', 'b': 'w'}`];
    const table = await parse(cells.map((cell) => `"${cell}"`).join('\n'));
    expect([table.format, table.delimiter]).toEqual(['dict', ',']);
    const plain = await parse(cells.join('\n'));
    expect([plain.format, plain.delimiter]).toEqual(['dict', null]);
  });

  it('reads a file of many pieces like one of one, and says how far it is', async () => {
    const cell = '长笛 and "flute",\n';
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `"${cell.replaceAll('"', '""')}${i}",b${i},0.5\r\n`,
    );
    const bytes = utf8(rows.join(''));
    expect(bytes.length).toBeGreaterThan(2 * limits.pieceBytes);
    const progress: number[] = [];
    const file = await parse(bytes, {}, { onProgress: (done) => progress.push(done) });
    expect(file.table.rows).toHaveLength(60_000);
    expect(file.table.rows.every(([text], i) => text === `${cell}${i}`)).toBe(true);
    expect(file.table.lines.every((line, i) => line === 2 * i + 1)).toBe(true);
    expect(progress).toEqual([limits.pieceBytes, 2 * limits.pieceBytes, bytes.length]);
  });

  it.each([
    ['^', '^'],
    ['::', '::'],
    ['\x01', 'U+0001'],
  ])('names %j, which may divide the lines that it read as one column', async (delimiter, shown) => {
    const text = Array.from(
      { length: 9 },
      (_, i) => `a cat sleeps on the chair ${i}${delimiter}a dog runs through the park${delimiter}${i % 2}\n`,
    ).join('');
    const { table, notes } = await parse(text);
    expect(table.columns).toHaveLength(1);
    expect(notes).toContainEqual(message('data.note.oneColumn.otherDelimiter', { delimiter: shown }));
    const plain = await parse('a cat\na dog ^ here\na cow\na hen\na pig\nan ox\n');
    expect(plain.notes).toContainEqual(message('data.note.oneColumn.delimited'));
  });

  it('says which columns beside the dicts it left out', async () => {
    const { notes } = await parse(`id,data,split\n7,"{'a': 'x', 'b': 'y'}",dev\n`);
    expect(notes).toEqual([message('data.note.dictColumn', { column: 2, others: 2 })]);
  });
});

describe('parseFile, on large files', () => {
  it('keeps 200,000 rows of 2 million, and names the limit', async () => {
    const file = await parse('a b,c d,1\n'.repeat(2_000_000));
    expect(file.table.rows).toHaveLength(200_000);
    expect(file.notes).toContainEqual(message('data.note.rowLimit', { rows: 200_000, line: 200_000 }));
  });

  it('has no note on the limit where a file has exactly that number of rows', async () => {
    const file = await parse('a b,c d,1\n'.repeat(200_000));
    expect(file.table.rows).toHaveLength(200_000);
    expect(file.notes).toHaveLength(1);
  });

  it('stops after 200,000 rejected rows, and says so', async () => {
    const file = await parse(`a b,c d,1\ne f,g h,0\n`.repeat(1000) + 'x\n'.repeat(250_000));
    expect(file.rejected).toHaveLength(200_000);
    expect(file.notes).toContainEqual(message('data.note.skippedLimit', { rows: 200_000 }));
  });

  it('stops when it is aborted, and reads no further', async () => {
    const bytes = utf8('a b,c d,1\n'.repeat(500_000));
    const file = source(bytes);
    const control = new AbortController();
    let reads = 0;
    const counting: ByteSource = { ...file, read: (start, end) => (reads++, file.read(start, end)) };
    const parsing = parseFile(counting, {}, { signal: control.signal, onProgress: () => control.abort() });
    const error: unknown = await parsing.catch((thrown: unknown) => thrown);
    expect(isAbort(error)).toBe(true);
    expect(reads).toBe(1);
  });

  it('lets other tasks run between its pieces', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await parse('a b,c d,1\n'.repeat(600_000));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});
