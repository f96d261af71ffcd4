/** Recognises files that are not text by their first bytes: those that can be read all the same, and what the others are. */

import { message, type Message, type ParamsOf } from '../../../messages/message';

interface ForeignFile {
  readonly kind: ParamsOf<'data.file.foreign'>['kind'];
  /** What to do instead. */
  readonly next: Message;
}

const saveAsCsv = message('data.file.saveAsCsv');
const unpack = message('data.file.unpack');
const openAnother = message('data.file.chooseData');

/** First bytes as a Latin-1 string (the registered magic numbers of each format). */
const signatures: readonly (readonly [magic: string, kind: ForeignFile['kind'], next: Message])[] = [
  ['\x89PNG\r\n\x1a\n', 'png', openAnother],
  ['\xff\xd8\xff', 'jpeg', openAnother],
  ['GIF8', 'gif', openAnother],
  ['%PDF-', 'pdf', message('data.file.copyTable')],
  ['\x1f\x8b', 'gzip', unpack],
  ['BZh', 'bzip2', unpack],
  ['\x28\xb5\x2f\xfd', 'zstandard', unpack],
  ['7z\xbc\xaf\x27\x1c', 'sevenZip', unpack],
  ['\xfd7zXZ\x00', 'xz', unpack],
  ['ARROW1', 'arrow', message('data.file.fromPandas')],
  ['SQLite format 3\x00', 'sqlite', message('data.file.exportTable')],
  ['\xd0\xcf\x11\xe0', 'oldOffice', saveAsCsv],
  ['\x93NUMPY', 'numpy', openAnother],
];

/** Latin-1 text of bytes: each byte is one character. */
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** An archive with files, or an empty one. */
export const isZip = (bytes: Uint8Array): boolean =>
  ['PK\x03\x04', 'PK\x05\x06'].includes(latin1(bytes.subarray(0, 4)));

export const isParquet = (bytes: Uint8Array): boolean => latin1(bytes.subarray(0, 4)) === 'PAR1';

/** What a file is by its first bytes, or null where no known signature fits. */
export function foreignFile(bytes: Uint8Array): ForeignFile | null {
  const start = latin1(bytes.subarray(0, 16));
  const hit = signatures.find(([magic]) => start.startsWith(magic));
  return hit ? { kind: hit[1], next: hit[2] } : null;
}

const markup =
  /^\s*<(?:\?xml|!doctype|html|table|rss|tmx|xliff)\b|^\s*<[a-z][\w:-]*(?:\s[^<>]*)?>[ \t]*\r?\n\s*<[a-z]/i;
const yaml = /^\s*(?:---\s*\n)?-[ ]+["']?[\w-]+["']?:[ ].*\r?\n[ ]{2,}["']?[\w-]+["']?:[ ]/;

/** What a text is by its start, or null where it may be a table. */
export function foreignText(text: string): ForeignFile | null {
  if (markup.test(text)) return { kind: 'markup', next: message('data.file.copyTable') };
  return yaml.test(text) ? { kind: 'yaml', next: message('data.file.exportTable') } : null;
}

/** True where control characters (NUL among them) make up more than a twentieth: more than any text has. */
export function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) controls++;
  }
  return controls > 3 && controls * 20 > bytes.length;
}

export const binaryFile: ForeignFile = { kind: 'binary', next: saveAsCsv };
