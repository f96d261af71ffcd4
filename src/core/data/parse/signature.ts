/** Tells files that are no text by their first bytes, so that the message can say what they are. */

interface ForeignFile {
  /** With its article: "a PNG image". */
  readonly what: string;
  /** What to do instead. */
  readonly next: string;
}

const saveAsCsv =
  'Save the table as "CSV UTF-8" (in Excel or LibreOffice: File, Save As) and open that file.';
const unpack = 'Unpack it and open the CSV or JSON Lines file inside.';
const fromPandas =
  'Write it as CSV, for example with pandas: pd.read_parquet(path).to_csv("pairs.csv", index=False).';
const openAnother = 'Choose a CSV, TSV or JSON Lines file.';

/** First bytes as a Latin-1 string (the registered magic numbers of each format). */
const signatures: readonly (readonly [magic: string, what: string, next: string])[] = [
  ['\x89PNG\r\n\x1a\n', 'a PNG image', openAnother],
  ['\xff\xd8\xff', 'a JPEG image', openAnother],
  ['GIF8', 'a GIF image', openAnother],
  ['%PDF-', 'a PDF document', 'Copy its table into a spreadsheet and save that as "CSV UTF-8".'],
  ['\x1f\x8b', 'a gzip archive', unpack],
  ['BZh', 'a bzip2 archive', unpack],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive', unpack],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', unpack],
  ['\xfd7zXZ\x00', 'an xz archive', unpack],
  ['PAR1', 'a Parquet file', fromPandas],
  ['ARROW1', 'an Arrow file', fromPandas.replace('read_parquet', 'read_feather')],
  ['SQLite format 3\x00', 'an SQLite database', 'Export the table as CSV and open that file.'],
  ['\xd0\xcf\x11\xe0', 'an old Excel or Word file', saveAsCsv],
  ['\x93NUMPY', 'a NumPy array', openAnother],
];

/** Latin-1 text of bytes: each byte is one character. */
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function zipKind(bytes: Uint8Array): ForeignFile {
  const names = latin1(bytes.subarray(0, 4096)) + latin1(bytes.subarray(-4096));
  if (names.includes('xl/')) return { what: 'an Excel workbook (.xlsx)', next: saveAsCsv };
  if (names.includes('word/')) return { what: 'a Word document (.docx)', next: saveAsCsv };
  if (names.includes('opendocument.spreadsheet')) return { what: 'a spreadsheet (.ods)', next: saveAsCsv };
  return { what: 'a zip archive', next: unpack };
}

/** What a file is by its first bytes, or null where no known signature fits. */
export function foreignFile(bytes: Uint8Array): ForeignFile | null {
  const start = latin1(bytes.subarray(0, 16));
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return zipKind(bytes);
  const hit = signatures.find(([magic]) => start.startsWith(magic));
  return hit ? { what: hit[1], next: hit[2] } : null;
}

/** True where control characters (NUL among them) make up more than a twentieth: no text has so many. */
export function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) controls++;
  }
  return controls > 3 && controls * 20 > bytes.length;
}

export const binaryFile: ForeignFile = { what: 'a binary file', next: saveAsCsv };
