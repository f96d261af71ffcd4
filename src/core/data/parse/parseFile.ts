/**
 * Reads a file of sentence pairs, whatever its encoding and layout, into a table: in pieces, so that other work gets
 * its turn, with every row that cannot be read named by its line.
 */

import { DataError } from '../../errors';
import { PieceDecoder } from './text/decoder';
import { detectUnicode, encodingNames } from './text/encoding';
import { count, counted, limits } from '../limits';
import { createPipeline, type Pipeline } from './pipeline';
import { Rejections } from './table/rows';
import { shorten } from '../shorten';
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
 * Throws a `DataError` for what is no table of at least two columns and one row, and the signal's reason on abort.
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
  const finished = pipeline.builder.finish();
  const rejected = rejections.sorted();
  checkTable(source.name, pipeline, finished, rejections);
  return {
    name: source.name,
    size: source.size,
    format: pipeline.format,
    encoding: decoder.encoding,
    delimiter: pipeline.delimiter,
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
  if (size === 0)
    throw new DataError(`${name} is empty.`, 'Choose a file with at least one pair of sentences.');
  if (size > limits.fileBytes) {
    throw new DataError(
      `${name} is ${gigabytes(size)} GB; at most ${gigabytes(limits.fileBytes)} GB can be read.`,
      `Save a part of it: at most ${count(limits.rows)} rows are used anyway.`,
      { kept: 'Nothing of it was read.' },
    );
  }
}

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);

/** Reads the next megabyte; a file that changed or went away meanwhile is said so. */
async function readPiece(source: ByteSource, start: number): Promise<Uint8Array> {
  const end = Math.min(start + limits.pieceBytes, source.size);
  const changed = (cause?: unknown) =>
    new DataError(
      `${source.name} could not be read beyond byte ${count(start)}: it was changed, moved or removed.`,
      'Open it again.',
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
  if (foreign) throw new DataError(`${name} is ${foreign.what}, not text.`, foreign.next);
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
    const all = first === rejections.rows.at(-1) ? 'the only one' : `all ${count(rejections.rows.length)}`;
    throw new DataError(
      `No row of ${name} can be used: ${all} rejected; line ${count(first.line)}: ${first.reason}`,
      'Correct the file, or choose another delimiter or encoding.',
    );
  }
  if (table.rows.length === 0) {
    throw new DataError(
      header
        ? `${name} has a header (${shorten(table.columns.join(', '), 100)}) and no rows.`
        : `${name} has no rows.`,
      header
        ? 'Add rows, or say that the first row is no header.'
        : 'Choose a file with at least one pair of sentences.',
    );
  }
  if (table.columns.length >= 2) return;
  const why =
    pipeline.format === 'delimited'
      ? 'no comma, semicolon, tab or | splits its lines'
      : 'one name in each row';
  throw new DataError(
    `${name} has only one column (${why}); a pair needs two.`,
    'Save it with the two sentences of a pair in two columns, or choose the delimiter that it uses.',
  );
}

function encodingNote({ encoding }: PieceDecoder): string {
  return `The file was read as ${encodingNames[encoding]}, judged by its bytes; if characters look wrong, choose another encoding.`;
}

function capNote({ table }: FinishedTable, rejections: Rejections): string {
  const line = count(table.lines.at(-1) ?? 0);
  return rejections.full
    ? `Reading stopped after ${counted(limits.rejected, 'rejected row')}; what follows in the file was left out.`
    : `Only the first ${count(limits.rows)} rows were kept, up to line ${line}; what follows in the file was left out.`;
}
