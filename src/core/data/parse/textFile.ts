/** Reads a text file, whatever its encoding and layout, in pieces. */

import { message, type Message } from '../../../messages/message';
import { readPiece } from './bytes/readRange';
import { inTurns, nextTurn, type ParseControl } from './bytes/turns';
import { DataError } from '../../errors';
import { createPipeline } from './pipeline';
import type { ReadTable } from './readTable';
import { foreignText } from './signature';
import { Rejections } from './table/rows';
import { PieceDecoder } from './text/decoder';
import { encodingNames } from './text/encoding';
import type { ByteSource, ParseOptions } from '../types';

/** `first`: the first piece. */
export async function readText(
  source: ByteSource,
  first: Uint8Array,
  options: ParseOptions,
  { signal, onProgress }: ParseControl,
): Promise<ReadTable> {
  const decoder = new PieceDecoder(first, options.encoding);
  const rejections = new Rejections(decoder);
  let done = first.length;
  let text = decoder.decode(first, done === source.size);
  const foreign = options.delimiter === undefined ? foreignText(text.slice(0, 10_000)) : null;
  if (foreign) {
    throw new DataError(
      message('data.file.foreign', { name: source.name, kind: foreign.kind }),
      foreign.next,
    );
  }
  const pipeline = createPipeline(text, source.name, options, rejections);
  const { reader, builder, format, delimiter, columnStarts } = pipeline;
  const isFull = () => builder.full || rejections.full;
  for (;;) {
    reader.push(text);
    onProgress?.(done, source.size);
    if (done === source.size || isFull()) break;
    await nextTurn(signal);
    const piece = await readPiece(source, done);
    done += piece.length;
    text = decoder.decode(piece, done === source.size);
  }
  if (!isFull()) {
    reader.end();
    if (reader.rest) await inTurns(reader.rest(), signal);
  }
  const finished = builder.finish();
  return {
    format,
    encoding: decoder.encoding,
    delimiter,
    ...(columnStarts && { columnStarts }),
    quoting: reader.quoting ?? null,
    sheet: null,
    finished,
    rejections,
    full: isFull(),
    above: decoder.guessed ? [encodingNote(decoder)] : [],
    below: reader.notes?.() ?? [],
  };
}

const encodingNote = ({ encoding }: PieceDecoder): Message =>
  message('data.note.encoding', { encoding: encodingNames[encoding] });
