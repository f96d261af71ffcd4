/**
 * Reads a file of sentence pairs, whatever its encoding and layout, into a table: in pieces, so that other work gets
 * its turn, with every row that cannot be read named by its line.
 */

import { message, type Message } from '../../../messages/message';
import { DataError } from '../../errors';
import { PieceDecoder } from './text/decoder';
import { detectUnicode, encodingNames } from './text/encoding';
import { limits } from '../limits';
import { createPipeline, type Pipeline } from './pipeline';
import { Rejections } from './table/rows';
import { shorten } from '../shorten';
import { unfold } from './unfold/unfold';
import { binaryFile, foreignFile, looksBinary } from './signature';
import type { FinishedTable } from './table/table';
import type { ByteSource, ParsedFile, ParseOptions } from '../types';

export interface ParseControl {
  readonly signal?: AbortSignal;
  /** Bytes read so far, of the file's size. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Parses a whole file. At most `limits.rows` rows are kept; what comes after is left out, and a note says so.
 * Throws a `DataError` for a file that is not a table of at least two columns and one row, and the signal's reason on abort.
 */
export async function parseFile(
  source: ByteSource,
  options: ParseOptions = {},
  { signal, onProgress }: ParseControl = {},
): Promise<ParsedFile> {
  signal?.throwIfAborted();
  checkSize(source);
  const first = await readPiece(source, 0);
  checkIsText(source.name, first, options);
  const decoder = new PieceDecoder(first, options.encoding);
  const rejections = new Rejections(decoder);

  let done = first.length;
  let text = decoder.decode(first, done === source.size);
  const pipeline = createPipeline(text, source.name, options, rejections);
  const isFull = () => pipeline.builder.full || rejections.full;
  for (;;) {
    pipeline.reader.push(text);
    onProgress?.(done, source.size);
    if (done === source.size || isFull()) break;
    await nextTurn();
    signal?.throwIfAborted();
    const piece = await readPiece(source, done);
    done += piece.length;
    text = decoder.decode(piece, done === source.size);
  }
  if (!isFull()) pipeline.reader.end();
  const built = pipeline.builder.finish();
  const unfolded = unfold(built.table, rejections, pipeline.delimiter);
  const finished = { ...built, table: unfolded.table, notes: [...built.notes, ...unfolded.notes] };
  const rejected = rejections.sorted();
  checkTable(source.name, pipeline, finished, rejections);
  return {
    name: source.name,
    size: source.size,
    format: pipeline.format,
    encoding: decoder.encoding,
    delimiter: pipeline.delimiter,
    quoting: pipeline.reader.quoting ?? null,
    header: finished.header,
    table: finished.table,
    rejected,
    notes: [
      ...(decoder.guessed ? [encodingNote(decoder)] : []),
      ...finished.notes,
      ...(pipeline.reader.notes?.() ?? []),
      ...(isFull() ? [capNote(finished, rejections)] : []),
    ],
  };
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

/** Reads the next megabyte. Throws a `DataError` where the file was changed or removed meanwhile. */
async function readPiece(source: ByteSource, start: number): Promise<Uint8Array> {
  const end = Math.min(start + limits.pieceBytes, source.size);
  const changed = (cause?: unknown) =>
    new DataError(
      message('data.file.changed', { name: source.name, byte: start }),
      message('data.file.changed.next'),
      { cause },
    );
  let piece: Uint8Array;
  try {
    piece = await source.read(start, end);
  } catch (error) {
    throw changed(error);
  }
  if (piece.length !== end - start) throw changed();
  return piece;
}

function checkIsText(name: string, first: Uint8Array, options: ParseOptions): void {
  const encodings = [options.encoding, detectUnicode(first)?.encoding];
  const wide = encodings.some((encoding) => encoding?.startsWith('utf-16'));
  const foreign = foreignFile(first) ?? (!wide && looksBinary(first) ? binaryFile : null);
  if (!foreign) return;
  throw new DataError(message('data.file.foreign', { name, kind: foreign.kind }), foreign.next);
}

/** Lets other tasks run, an abort among them. */
const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Refuses a table without rows, or with one column. */
function checkTable(
  name: string,
  pipeline: Pipeline,
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
  if (table.columns.length >= 2) return;
  throw new DataError(
    pipeline.format === 'delimited'
      ? message('data.file.oneColumn.delimited', { name })
      : message('data.file.oneColumn.records', { name }),
    message('data.file.oneColumn.next'),
  );
}

const encodingNote = ({ encoding }: PieceDecoder): Message =>
  message('data.note.encoding', { encoding: encodingNames[encoding] });

const capNote = ({ table }: FinishedTable, rejections: Rejections): Message =>
  rejections.full
    ? message('data.note.skippedLimit', { rows: limits.rejected })
    : message('data.note.rowLimit', { rows: limits.rows, line: table.lines.at(-1) ?? 0 });
