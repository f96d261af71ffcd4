/** Messages on files that cannot be used at all. */

import { bytes, count, plural } from '../../format';
import { and } from '../words';

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
  arrow: 'an Arrow file',
  sqlite: 'an SQLite database',
  oldOffice: 'an old Excel or Word file, or one with a password',
  xlsb: 'a binary Excel workbook (.xlsb)',
  docx: 'a Word document (.docx)',
  ods: 'a spreadsheet (.ods)',
  numpy: 'a NumPy array',
  markup: 'an HTML or XML file',
  yaml: 'a YAML file',
  binary: 'a binary file',
};

/** Paths in an archive that are named. */
const namedPaths = 5;

function paths(members: readonly string[]): string {
  const more = members.length - namedPaths;
  return and([...members.slice(0, namedPaths), ...(more > 0 ? [`${count(more)} more`] : [])]);
}

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
    `${name} is ${kinds[kind]}, which cannot be read.`,
  'data.file.chooseData': 'Choose a CSV, TSV, JSON, JSON Lines, Excel (.xlsx) or Parquet file.',
  'data.file.copyTable': 'Copy its table into a spreadsheet and save that as "CSV UTF-8".',
  'data.file.exportTable': 'Export the table as CSV and open that file.',
  'data.file.saveAsCsv':
    'Save the table as "CSV UTF-8" (in Excel or LibreOffice: File, Save As) and open that file.',
  'data.file.unpack': 'Unpack it and open the file with the sentences.',
  'data.file.fromPandas':
    'Write it as CSV, for example with pandas: pd.read_feather(path).to_csv("pairs.csv", index=False).',
  'data.file.brokenArchive': ({ name }: { name: string }) =>
    `${name} is a zip archive that cannot be unpacked: it is damaged or incomplete.`,
  'data.file.brokenArchive.next':
    'Download or copy it again, or unpack it and open the file with the sentences.',
  'data.file.encrypted': ({ name, member }: { name: string; member: string }) =>
    `${member} in ${name} is protected by a password.`,
  'data.file.encrypted.next': 'Unpack it with its password and open the file inside.',
  'data.file.unpackedTooLarge': ({ name, size, limit }: { name: string; size: number; limit: number }) =>
    Number.isFinite(size)
      ? `${name} unpacks to ${bytes(size)} or more; at most ${bytes(limit)} can be read.`
      : `${name} does not say how large it is when unpacked; at most ${bytes(limit)} can be read.`,
  'data.file.archive.none': ({ name, members }: { name: string; members: readonly string[] }) =>
    members.length === 0
      ? `The archive ${name} is empty.`
      : `The archive ${name} contains no file that can be read, only ${paths(members)}.`,
  'data.file.archive.several': ({ name, members }: { name: string; members: readonly string[] }) =>
    `The archive ${name} contains several files that can be read: ${paths(members)}.`,
  'data.file.archive.several.next': 'Unpack it and open the one with the sentences.',
  'data.file.brokenWorkbook': ({ name }: { name: string }) =>
    `${name} is an Excel workbook that cannot be read: it is damaged or has an unusual structure.`,
  'data.file.brokenWorkbook.next':
    'Open it in Excel or LibreOffice and save it again, or save the sheet as "CSV UTF-8".',
  'data.file.brokenParquet': ({ name, error }: { name: string; error: string }) =>
    `${name} is a Parquet file that cannot be read (${error}).`,
  'data.file.brokenParquet.next':
    'Download or copy it again, or write it as CSV, for example with pandas: pd.read_parquet(path).to_csv("pairs.csv", index=False).',
  'data.file.noUsableRow': (of: { name: string; rows: number; line: number; reason: string }) =>
    `No row of ${of.name} can be used: ${of.rows === 1 ? 'the only one was' : `all ${count(of.rows)} were`} skipped. Line ${count(of.line)}: ${of.reason}`,
  'data.file.noUsableRow.next': 'Correct the file, or choose another delimiter or encoding.',
  'data.file.noRows': ({ name }: { name: string }) => `${name} has no rows.`,
  'data.file.onlyHeader': ({ name, header }: { name: string; header: string }) =>
    `${name} has a header (${header}) and no rows.`,
  'data.file.onlyHeader.next': 'Add rows, or turn "First row is a header" off.',
  'data.file.oneColumn.wrapped': ({ name }: { name: string }) =>
    `${name} has only one column, and a pair needs two: each line stands in quotes, and what is in them cannot be split into the same number of cells in every line.`,
  'data.file.oneColumn.wrapped.next':
    'Export the table again with quotes around each cell instead of each line, or as an Excel file (.xlsx).',
  'data.file.manyColumns': (of: { line: number; columns: number; limit: number }) =>
    `Line ${count(of.line)} has ${plural(of.columns, 'column')}; at most ${count(of.limit)} can be read.`,
  'data.file.manyColumns.next':
    'Check the delimiter, or save only the columns with the sentences and the label.',
  'data.file.quotes': ({ line }: { line: number }) =>
    `Quotes do not pair up in many rows, the first on line ${count(line)}.`,
  'data.file.quotes.next':
    'Save the file again from a spreadsheet, which doubles the quotes within cells, or choose another delimiter.',
};
