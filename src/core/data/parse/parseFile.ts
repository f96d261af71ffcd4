/**
 * Reads a file of sentence pairs into a table: text in any encoding and layout, a workbook, a Parquet file, or an archive
 * with one of those. Other work gets its turn meanwhile, and every row that cannot be read is named by its line.
 */

import { message, type Message } from '../../../messages/message';
import { DataError } from '../../errors';
import { limits } from '../limits';
import { shorten } from '../shorten';
import { readPiece } from './bytes/readRange';
import { inTurns, type ParseControl } from './bytes/turns';
import { otherDelimiter } from './delimited/delimiter';
import type { ReadTable } from './readTable';
import { binaryFile, foreignFile, isParquet, isZip, looksBinary } from './signature';
import type { FinishedTable } from './table/table';
import type { Rejections } from './table/rows';
import { detectUnicode } from './text/encoding';
import { readText } from './textFile';
import { unfold } from './unfold/unfold';
import type { ByteSource, FileFormat, ParsedFile, ParseOptions, Table } from '../types';

/**
 * Parses a whole file. At most `limits.rows` rows are kept; what comes after is left out, and a note says so.
 * Throws a `DataError` for a file that is not a table of at least two columns and one row, and the signal's reason on abort.
 */
export async function parseFile(
  source: ByteSource,
  options: ParseOptions = {},
  control: ParseControl = {},
): Promise<ParsedFile> {
  control.signal?.throwIfAborted();
  checkSize(source);
  const { read, member, notes } = await readAny(source, options, control);
  const { finished: built, rejections } = read;
  const unfolded = await inTurns(unfold(built.table, rejections, read.delimiter), control.signal);
  const finished = { ...built, table: unfolded.table, notes: [...built.notes, ...unfolded.notes] };
  const rejected = rejections.sorted();
  checkTable(member ?? source.name, read.format, finished, rejections);
  return {
    name: source.name,
    size: source.size,
    format: read.format,
    member,
    sheet: read.sheet,
    encoding: read.encoding,
    delimiter: read.delimiter,
    quoting: read.quoting,
    header: finished.header,
    ...linesAbove(read),
    ...(read.columnStarts && { columnStarts: read.columnStarts }),
    table: finished.table,
    rejected,
    notes: [
      ...notes,
      ...read.above,
      ...finished.notes,
      ...read.below,
      ...(read.full ? [capNote(finished, rejections)] : []),
      ...oneColumnNotes(read.format, finished.table),
    ],
  };
}

/** Of a table of lines. */
const linesAbove = ({ format, finished: { firstLine = 1 } }: ReadTable) =>
  format === 'delimited' && firstLine > 1 ? { linesAbove: firstLine - 1 } : {};

interface ReadFile {
  readonly read: ReadTable;
  /** The path inside an archive. */
  readonly member: string | null;
  readonly notes: readonly Message[];
}

/** The readers of formats that few files have are loaded when one comes. */
async function readAny(source: ByteSource, options: ParseOptions, control: ParseControl): Promise<ReadFile> {
  const first = await readPiece(source, 0);
  if (!isZip(first))
    return { read: await readPlain(source, first, options, control), member: null, notes: [] };
  const { openArchive } = await import('./archive/archive');
  const archive = await openArchive(source, control.signal);
  if (archive.kind === 'workbook') {
    return { read: await readSheet(source, options, control), member: null, notes: [] };
  }
  const inner = await readMember(archive.source, options, control);
  return { read: inner, member: archive.source.name, notes: archive.notes };
}

/** A file inside an archive, which may be a workbook but no archive again. */
async function readMember(
  source: ByteSource,
  options: ParseOptions,
  control: ParseControl,
): Promise<ReadTable> {
  checkSize(source);
  const first = await readPiece(source, 0);
  if (!isZip(first)) return readPlain(source, first, options, control);
  const { isWorkbook } = await import('./archive/archive');
  if (await isWorkbook(source)) return readSheet(source, options, control);
  throw new DataError(
    message('data.file.foreign', { name: source.name, kind: 'zip' }),
    message('data.file.unpack'),
  );
}

async function readSheet(
  source: ByteSource,
  options: ParseOptions,
  control: ParseControl,
): Promise<ReadTable> {
  const { readWorkbook } = await import('./sheet/workbook');
  return readWorkbook(source, options, control);
}

async function readPlain(
  source: ByteSource,
  first: Uint8Array,
  options: ParseOptions,
  control: ParseControl,
): Promise<ReadTable> {
  if (isParquet(first)) {
    const { readParquet } = await import('./columnar/parquet');
    return readParquet(source, control);
  }
  checkIsText(source.name, first, options);
  return readText(source, first, options, control);
}

function checkSize({ name, size }: ByteSource): void {
  if (size === 0) throw new DataError(message('data.file.empty', { name }), message('data.file.addPairs'));
  if (size > limits.fileBytes) {
    throw new DataError(
      message('data.file.tooLarge', { name, size, limit: limits.fileBytes }),
      message('data.file.tooLarge.next', { rows: limits.rows }),
      { kept: message('data.file.tooLarge.kept') },
    );
  }
}

function checkIsText(name: string, first: Uint8Array, options: ParseOptions): void {
  const encodings = [options.encoding, detectUnicode(first)?.encoding];
  const wide = encodings.some((encoding) => encoding?.startsWith('utf-16'));
  const foreign = foreignFile(first) ?? (!wide && looksBinary(first) ? binaryFile : null);
  if (!foreign) return;
  throw new DataError(message('data.file.foreign', { name, kind: foreign.kind }), foreign.next);
}

/** Refuses a table without rows, and one whose lines stand in quotes as a whole. */
function checkTable(
  name: string,
  format: FileFormat,
  { table, header }: FinishedTable,
  rejections: Rejections,
): void {
  const [first] = rejections.rows;
  if (table.rows.length === 0 && first) {
    const { line, reason } = first;
    throw new DataError(
      message('data.file.noUsableRow', { name, rows: rejections.rows.length, line, reason }),
      message('data.file.noUsableRow.next'),
    );
  }
  if (table.rows.length === 0 && header) {
    throw new DataError(
      message('data.file.onlyHeader', { name, header: shorten(table.columns.join(', '), 100) }),
      message('data.file.onlyHeader.next'),
    );
  }
  if (table.rows.length === 0) {
    throw new DataError(message('data.file.noRows', { name }), message('data.file.addPairs'));
  }
  if (table.columns.length < 2 && format === 'delimited' && looksWrapped(table.rows)) {
    throw new DataError(
      message('data.file.oneColumn.wrapped', { name }),
      message('data.file.oneColumn.wrapped.next'),
    );
  }
}

/** Whether nearly all cells of a single column hold what divides cells: in quotes, for else it would divide them. */
function looksWrapped(rows: readonly (readonly string[])[]): boolean {
  const divided = rows.filter(([cell = '']) => /,\S/.test(cell)).length;
  return divided >= 0.9 * rows.length;
}

/** That a file has sentences alone: a mistake in reading it looks the same. */
function oneColumnNotes(format: FileFormat, { columns, rows }: Table): readonly Message[] {
  if (columns.length > 1) return [];
  const other = format === 'delimited' ? otherDelimiter(rows.map(([cell = '']) => cell)) : null;
  if (other !== null) {
    const code = other.codePointAt(0) ?? 0;
    return [
      message('data.note.oneColumn.otherDelimiter', {
        delimiter: code < 32 ? `U+00${code.toString(16).padStart(2, '0')}` : other,
      }),
    ];
  }
  return [message(format === 'delimited' ? 'data.note.oneColumn.delimited' : 'data.note.oneColumn')];
}

const capNote = ({ table }: FinishedTable, rejections: Rejections): Message =>
  rejections.full
    ? message('data.note.skippedLimit', { rows: limits.rejected })
    : message('data.note.rowLimit', { rows: limits.rows, line: table.lines.at(-1) ?? 0 });
