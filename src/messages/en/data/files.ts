/** Messages on files that cannot be used at all. */

import { bytes, count, plural } from '../../format';

/** What a file turned out to be, with its article. */
const kinds = {
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  gif: 'a GIF image',
  pdf: 'a PDF document',
  gzip: 'a gzip archive',
  bzip2: 'a bzip2 archive',
  zstandard: 'a Zstandard archive',
  sevenZip: 'a 7-Zip archive',
  xz: 'an xz archive',
  zip: 'a zip archive',
  parquet: 'a Parquet file',
  arrow: 'an Arrow file',
  sqlite: 'an SQLite database',
  oldOffice: 'an old Excel or Word file',
  xlsx: 'an Excel workbook (.xlsx)',
  docx: 'a Word document (.docx)',
  ods: 'a spreadsheet (.ods)',
  numpy: 'a NumPy array',
  binary: 'a binary file',
};

export const fileMessages = {
  'data.file.empty': ({ name }: { name: string }) => `${name} is empty.`,
  'data.file.addPairs': 'Choose a file with at least one pair of sentences.',
  'data.file.tooLarge': ({ name, size, limit }: { name: string; size: number; limit: number }) =>
    `${name} has ${bytes(size)}; at most ${bytes(limit)} can be read.`,
  'data.file.tooLarge.next': ({ rows }: { rows: number }) =>
    `Save a part of it as a file of its own: no more than ${plural(rows, 'row')} can be used.`,
  'data.file.tooLarge.kept': 'Nothing was read from it.',
  'data.file.changed': ({ name, byte }: { name: string; byte: number }) =>
    `${name} could not be read beyond byte ${count(byte)}: it was changed, moved or removed.`,
  'data.file.changed.next': 'Open it again.',
  'data.file.foreign': ({ name, kind }: { name: string; kind: keyof typeof kinds }) =>
    `${name} is ${kinds[kind]}, not text.`,
  'data.file.chooseText': 'Choose a CSV, TSV or JSON Lines file.',
  'data.file.copyTable': 'Copy its table into a spreadsheet and save that as "CSV UTF-8".',
  'data.file.exportTable': 'Export the table as CSV and open that file.',
  'data.file.saveAsCsv':
    'Save the table as "CSV UTF-8" (in Excel or LibreOffice: File, Save As) and open that file.',
  'data.file.unpack': 'Unpack it and open the CSV or JSON Lines file inside.',
  'data.file.fromPandas': ({ reader }: { reader: 'read_parquet' | 'read_feather' }) =>
    `Write it as CSV, for example with pandas: pd.${reader}(path).to_csv("pairs.csv", index=False).`,
  'data.file.noUsableRow': (of: { name: string; rows: number; line: number; reason: string }) =>
    `No row of ${of.name} can be used: ${of.rows === 1 ? 'the only one was' : `all ${count(of.rows)} were`} skipped. Line ${count(of.line)}: ${of.reason}`,
  'data.file.noUsableRow.next': 'Correct the file, or choose another delimiter or encoding.',
  'data.file.noRows': ({ name }: { name: string }) => `${name} has no rows.`,
  'data.file.onlyHeader': ({ name, header }: { name: string; header: string }) =>
    `${name} has a header (${header}) and no rows.`,
  'data.file.onlyHeader.next': 'Add rows, or turn "First row is a header" off.',
  'data.file.oneColumn.delimited': ({ name }: { name: string }) =>
    `${name} has only one column, and a pair needs two: no comma, semicolon, tab or | splits its lines.`,
  'data.file.oneColumn.records': ({ name }: { name: string }) =>
    `${name} has only one column, and a pair needs two: there is one name in each row.`,
  'data.file.oneColumn.next':
    'Save it with the two sentences of a pair in two columns, or choose the delimiter that it uses.',
  'data.file.manyColumns': (of: { line: number; columns: number; limit: number }) =>
    `Line ${count(of.line)} has ${plural(of.columns, 'column')}; at most ${count(of.limit)} can be read.`,
  'data.file.manyColumns.next':
    'Check the delimiter, or save only the columns with the sentences and the label.',
  'data.file.quotes': ({ line }: { line: number }) =>
    `Quotes do not pair up in many rows, the first on line ${count(line)}.`,
  'data.file.quotes.next':
    'Save the file again from a spreadsheet, which doubles the quotes within cells, or choose another delimiter.',
};
