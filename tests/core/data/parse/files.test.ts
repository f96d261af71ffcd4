import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { message } from '../../../../src/messages/message';
import type { ParsedFile, ParseOptions } from '../../../../src/core/data/types';
import { parse, problemOf } from '../sources';

// Written by tests/python/make_file_fixtures.py.
const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/files/${name}`, import.meta.url)));

const open = (name: string, options: ParseOptions = {}): Promise<ParsedFile> =>
  parse(bytesOf(name), options, { name });

const codes = ({ notes }: ParsedFile) => notes.map(({ code }) => code);

const columns = ['sentence1', 'sentence2', 'score'];
const rows = [
  ['A man plays a flute.', 'A flute is played.', '4.5'],
  ['She said "yes".', 'She agreed, at last.', '3.25'],
  ['Zwei Kinder\nspielen.', 'Two children play.', '5'],
  ['一个人在弹吉他', '有人弹吉他', '4'],
  ['The end', 'It is over.', '0.3'],
];

describe('parseFile, on workbooks', () => {
  it('reads what pandas writes', async () => {
    const file = await open('pandas.xlsx');
    expect(file).toMatchObject({
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      quoting: null,
      header: true,
    });
    expect(file.table).toEqual({ columns, rows, lines: [2, 3, 4, 5, 6] });
    expect(file.sheet).toEqual({ name: 'Sheet1', firstRow: 0, firstColumn: 0, columns: 3 });
    expect(codes(file)).toEqual(['data.note.sheetRows', 'data.note.header.names']);
  });

  it('takes the first row as data where the person says so', async () => {
    const file = await open('pandas.xlsx', { header: false });
    expect(file.table.columns).toEqual(['Column 1', 'Column 2', 'Column 3']);
    expect(file.table.rows[0]).toEqual(columns);
  });

  it('finds the table of a workbook made by hand, and reads its cells as a person sees them', async () => {
    const file = await open('by-hand.xlsx');
    expect(file.sheet).toEqual({ name: 'Pairs', firstRow: 3, firstColumn: 1, columns: 7 });
    expect(file.table.columns).toEqual(['Question', 'Duplicate', 'Same?', 'Asked', 'At', 'Row', 'Share']);
    expect(file.table.lines).toEqual([5, 6, 7, 9]);
    expect(file.table.rows).toEqual([
      ['How do I <reset> it?', 'Reset & how', 'TRUE', '2024-05-01', '09:30:00', '', '0.85'],
      ['Where is my order?', 'Order status', 'TRUE', '2024-05-01 12:30:00', '', '7', '0.5'],
      ['Where is my order?', 'I want a refund', 'FALSE', '', '', '', '12345678901234'],
      ['Cancel it', 'How can I cancel?', 'TRUE', '', '', '#N/A', '1e-7'],
    ]);
    expect(file.rejected).toEqual([
      {
        line: 2,
        reason: message('data.row.fields', { fields: 1, expected: 7 }),
        text: expect.stringContaining('Pairs of our support team'),
      },
    ]);
    expect(file.notes).toEqual([
      message('data.note.sheet', { sheet: 'Pairs', others: ['Notes', 'Lists'] }),
      message('data.note.sheetRows'),
      expect.objectContaining({ code: 'data.note.header.names' }),
      message('data.note.merged', { cells: 1 }),
      message('data.note.formulas', { cells: 2 }),
      message('data.note.blankRows', { rows: 2 }),
    ]);
  });

  it('reads texts that stand in their cells, with several formats too, and stored results of formulas', async () => {
    const { table } = await open('inline.xlsx');
    expect(table.columns).toEqual(['sentence1', 'sentence2', 'label']);
    expect(table.rows.map((row) => row[2])).toEqual(['0', '2', '4', '6', '8', '1']);
    expect(table.rows[2]?.[0]).toBe('Zwei Kinder\nspielen.');
    expect(table.rows[5]).toEqual(['A bold word', '  spaces kept  ', '1']);
  });

  it('names a workbook that is cut, and one whose parts are missing', async () => {
    const whole = bytesOf('pandas.xlsx');
    const cut = whole.subarray(0, whole.length - 500);
    expect(await problemOf(parse(cut, {}, { name: 'cut.xlsx' }))).toEqual([
      message('data.file.brokenArchive', { name: 'cut.xlsx' }),
      message('data.file.brokenArchive.next'),
    ]);
    const renamed = Uint8Array.from(whole);
    const text = new TextDecoder('latin1').decode(whole);
    for (const match of text.matchAll(/xl\/worksheets\/sheet1\.xml/g)) renamed[match.index + 14] = 0x58;
    expect(await problemOf(parse(renamed, {}, { name: 'parts.xlsx' }))).toEqual([
      message('data.file.brokenWorkbook', { name: 'parts.xlsx' }),
      message('data.file.brokenWorkbook.next'),
    ]);
  });
});

describe('parseFile, on Parquet files', () => {
  it.each(['pandas', 'gzip', 'brotli', 'lz4', 'none'])('reads %s.parquet', async (name) => {
    const file = await open(`${name}.parquet`);
    expect(file).toMatchObject({
      format: 'parquet',
      encoding: null,
      delimiter: null,
      header: true,
      sheet: null,
    });
    const exact = rows.map((row, i) => (i === 4 ? [...row.slice(0, 2), '0.30000000000000004'] : row));
    expect(file.table).toEqual({ columns, rows: exact, lines: [1, 2, 3, 4, 5] });
    expect(codes(file)).toEqual(['data.note.rowNumbers']);
  });

  it('unfolds nested columns like those of JSON, and leaves bytes out that are no text', async () => {
    const file = await open('nested-zstd.parquet');
    expect(file.table.columns).toEqual([
      'id',
      'pair.a',
      'pair.b',
      'negatives.1',
      'negatives.2',
      'good',
      'score',
      'day',
      'at',
      'raw',
      'image',
    ]);
    expect(file.table.lines).toEqual([1, 2, 3, 4]);
    const day = ['2024-05-01', '2024-05-01 12:30:00'];
    expect(file.table.rows).toEqual([
      ['1', 'text a 0', 'text b 0', 'n 1', 'n 2', 'true', '0.1', ...day, 'café', ''],
      ['2', 'text a 1', 'text b 1', 'n 3', '', 'false', '4.2', ...day, 'plain', ''],
      ['3', 'text a 2', 'text b 2', '', '', '', '', ...day, '', ''],
      ['4', 'text a 3', 'text b 3', '', '', 'true', '3', ...day, 'x', ''],
    ]);
    expect(file.notes).toContainEqual(message('data.note.binary', { column: 'image', cells: 3 }));
    expect(codes(file)).toContain('data.note.nested');
    expect(codes(file)).toContain('data.note.list.columns');
  });

  it('names a file that is cut', async () => {
    const cut = bytesOf('pandas.parquet').subarray(0, 1000);
    const [what] = await problemOf(parse(cut, {}, { name: 'cut.parquet' }));
    expect(what).toMatchObject({ code: 'data.file.brokenParquet', params: { name: 'cut.parquet' } });
  });
});

describe('parseFile, on archives', () => {
  it('reads the one file of data, and says what it leaves out', async () => {
    const file = await open('mac.zip');
    expect(file).toMatchObject({
      name: 'mac.zip',
      member: 'pairs/pairs.csv',
      format: 'delimited',
      encoding: 'utf-8',
    });
    expect(file.table.rows.map((row) => row.slice(0, 2))).toEqual(rows.map((row) => row.slice(0, 2)));
    expect(file.notes[0]).toEqual(
      message('data.note.archive', { member: 'pairs/pairs.csv', others: ['pairs/README.txt'] }),
    );
  });

  it.each([
    ['workbook.zip', 'xlsx', 'pandas.xlsx'],
    ['parquet.zip', 'parquet', 'train.parquet'],
  ])('reads the file in %s', async (name, format, member) => {
    const file = await open(name);
    expect(file).toMatchObject({ format, member });
    expect(file.table.rows).toHaveLength(5);
  });

  it('names the files where there are several, or none that can be read', async () => {
    expect(await problemOf(open('several.zip'))).toEqual([
      message('data.file.archive.several', { name: 'several.zip', members: ['train.csv', 'test.csv'] }),
      message('data.file.archive.several.next'),
    ]);
    expect(await problemOf(open('pictures.zip'))).toEqual([
      message('data.file.archive.none', { name: 'pictures.zip', members: ['a.png'] }),
      message('data.file.chooseData'),
    ]);
  });

  it('says that a file has a password', async () => {
    expect(await problemOf(open('password.zip'))).toEqual([
      message('data.file.encrypted', { name: 'password.zip', member: 'pairs.csv' }),
      message('data.file.encrypted.next'),
    ]);
  });

  it('refuses a file that says it unpacks to gigabytes, and one that says too little', async () => {
    expect(
      await problemOf(parse(withSize(bytesOf('mac.zip'), 4_000_000_000), {}, { name: 'bomb.zip' })),
    ).toEqual([
      message('data.file.unpackedTooLarge', { name: 'bomb.zip', size: 4_000_000_000, limit: 500_000_000 }),
      message('data.file.tooLarge.next', { rows: 200_000 }),
    ]);
    expect(await problemOf(parse(withSize(bytesOf('mac.zip'), 10), {}, { name: 'lies.zip' }))).toEqual([
      message('data.file.brokenArchive', { name: 'lies.zip' }),
      message('data.file.brokenArchive.next'),
    ]);
    const workbook = withSize(bytesOf('pandas.xlsx'), 0);
    expect(await problemOf(parse(workbook, {}, { name: 'bomb.xlsx' }))).toEqual([
      message('data.file.unpackedTooLarge', { name: 'bomb.xlsx', size: Infinity, limit: 250_000_000 }),
      message('data.file.tooLarge.next', { rows: 200_000 }),
    ]);
  });
});

/** The archive with this unpacked size for every packed file in its directory. */
function withSize(archive: Uint8Array, size: number): Uint8Array {
  const changed = Uint8Array.from(archive);
  const view = new DataView(changed.buffer);
  for (let i = 0; i + 46 < changed.length; i++) {
    const isEntry = view.getUint32(i, true) === 0x02014b50;
    if (isEntry && view.getUint32(i + 20, true) > 2) view.setUint32(i + 24, size, true);
  }
  return changed;
}
