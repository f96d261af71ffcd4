/** The sentence vectors of a run's model, as JSON Lines, as Parquet or as NumPy's arrays. */

import { DataError } from '../../../core/errors';
import type { Side } from '../../../core/model/types';
import type { ArrayFormat, EmbeddedSentences } from '../../../core/run/export/embeddings';
import { message } from '../../../messages/message';
import { allSentences, bothSides, type Sentence, withoutRepeats } from '../../encoder/tokenStore';
import { bytesStream, type FileStream, textFile } from '../../model/files/files';
import { dimensionsOf } from '../../model/types';
import { type Follow, inSlices, type ModelWithRows } from '../results';
import { npyHeader, type NpyType } from './npy';
import { parquetOf } from './parquet';
import { emptyRanges, type Ranges, toBits, toInt8, widen } from './quantize';
import { embeddingsReadme } from './readme';

/** A sentence, and where it stands. */
interface Embedded extends Sentence {
  /** Where each row's sentences are asked for: the row, from 1, and which of it. */
  readonly place: { readonly row: number; readonly sentence: Side | 'negative' } | null;
}

/** One line of JSON for each sentence, {"text", "embedding"}, with what `lineOf` adds. */
export async function* embeddingsJsonl(
  model: ModelWithRows,
  of: EmbeddedSentences,
  follow: Follow,
): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  for await (const { slice, vectors } of inSlices(model, sentencesOf(model, of), one, follow)) {
    const lines = slice.map((sentence) => {
      const embedding = [...(vectors.get(sentence.text, sentence.side) ?? [])];
      return `${JSON.stringify({ ...lineOf(sentence, model), embedding })}\n`;
    });
    yield utf8.encode(lines.join(''));
  }
}

/** One row for each sentence with the columns of `embeddingsJsonl`, `embedding` as a list of float32. */
export async function* embeddingsParquet(
  model: ModelWithRows,
  of: EmbeddedSentences,
  follow: Follow,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const none = new Float32Array(dimensionsOf(model.description.config));
  async function* rows() {
    for await (const { slice, vectors } of inSlices(model, sentencesOf(model, of), one, follow)) {
      yield slice.map((sentence) => ({
        facts: lineOf(sentence, model),
        embedding: vectors.get(sentence.text, sentence.side) ?? none,
      }));
    }
  }
  yield* parquetOf(rows());
}

/**
 * embeddings.npy [sentences, D] with texts.jsonl, a line for each of its rows; with int8 also ranges.npy [2, D], float32, with
 * the lowest and highest values that it was made by.
 * @throws DataError for int8 of one sentence, which has no range
 */
export async function embeddingsFolder(
  model: ModelWithRows,
  format: ArrayFormat,
  of: EmbeddedSentences,
  follow: Follow,
): Promise<readonly FileStream[]> {
  const sentences = sentencesOf(model, of);
  const dimensions = dimensionsOf(model.description.config);
  const facts = {
    format,
    name: model.description.name,
    data: model.dataset.parsed.name,
    sentences: sentences.length,
    dimensions,
  };
  const beside = [
    textFile('README.md', embeddingsReadme(facts)),
    textFile('texts.jsonl', sentences.map((one) => `${JSON.stringify(lineOf(one, model))}\n`).join('')),
  ].map(bytesStream);
  const vectors = () => vectorsOf(model, sentences, follow);
  const array = (type: NpyType, columns: number, rows: () => AsyncIterable<readonly NumberArray[]>) =>
    npyFile('embeddings.npy', type, [sentences.length, columns], rows);
  switch (format) {
    case 'npy':
      return [...beside, array('float32', dimensions, vectors)];
    case 'ubinary':
      return [...beside, array('uint8', Math.ceil(dimensions / 8), () => mapped(vectors(), toBits))];
    case 'int8': {
      if (sentences.length < 2) {
        throw new DataError(message('export.int8.oneSentence'), message('export.int8.oneSentence.next'));
      }
      const { ranges, again } = await ranged(vectors(), dimensions);
      return [
        ...beside,
        npyFile('ranges.npy', 'float32', [2, dimensions], async function* () {
          yield await Promise.resolve([ranges.lowest, ranges.highest]);
        }),
        array('int8', dimensions, () => mapped(again(), (vector) => toInt8(vector, ranges))),
      ];
    }
  }
}

const one = (sentence: Sentence) => [sentence];

function sentencesOf(model: ModelWithRows, of: EmbeddedSentences): readonly Embedded[] {
  const { tokens, train, heldOut, dataset } = model;
  const { items } = dataset.examples;
  const anywhere = (sentence: Sentence): Embedded => ({ ...sentence, place: null });
  switch (of) {
    case 'evaluation':
      return withoutRepeats((heldOut.length > 0 ? heldOut : train).flatMap(bothSides), tokens).map(anywhere);
    case 'distinct':
      return withoutRepeats(items.flatMap(allSentences), tokens).map(anywhere);
    case 'rows':
      return items.flatMap((item) => {
        const own = bothSides(item).length;
        return allSentences(item).map((sentence, i) => ({
          ...sentence,
          place: { row: item.row + 1, sentence: i < own ? sentence.side : 'negative' },
        }));
      });
  }
}

/** Its place where that is asked for, its text, and its prompt where the two sides have different ones. */
const lineOf = ({ text, side, place }: Embedded, { tokens, description }: ModelWithRows) => ({
  ...place,
  text,
  ...(tokens.sidesAlike ? {} : { prompt: description.prompts[side] }),
});

type NumberArray = Float32Array | Int8Array | Uint8Array;

/** Slices of the vectors, in the order of the sentences. */
async function* vectorsOf(
  model: ModelWithRows,
  sentences: readonly Embedded[],
  follow: Follow,
): AsyncGenerator<readonly Float32Array[]> {
  const none = new Float32Array(dimensionsOf(model.description.config));
  for await (const { slice, vectors } of inSlices(model, sentences, one, follow)) {
    yield slice.map(({ text, side }) => vectors.get(text, side) ?? none);
  }
}

async function* mapped<T>(
  slices: AsyncIterable<readonly Float32Array[]>,
  map: (vector: Float32Array) => T,
): AsyncGenerator<readonly T[]> {
  for await (const slice of slices) yield slice.map(map);
}

/** The ranges of vectors, which are put aside until they are read again: a browser keeps a large Blob on disk. */
async function ranged(
  slices: AsyncIterable<readonly Float32Array[]>,
  dimensions: number,
): Promise<{ readonly ranges: Ranges; again(): AsyncGenerator<readonly Float32Array[]> }> {
  const ranges = emptyRanges(dimensions);
  const parts: Blob[] = [];
  for await (const slice of slices) {
    for (const vector of slice) widen(ranges, vector);
    parts.push(new Blob([bytesOf(slice, 4 * dimensions)]));
  }
  return {
    ranges,
    async *again() {
      for (const part of parts) {
        const values = new Float32Array(await part.arrayBuffer());
        yield Array.from({ length: values.length / dimensions }, (_, i) =>
          values.subarray(i * dimensions, (i + 1) * dimensions),
        );
      }
    },
  };
}

const bytesPer: Readonly<Record<NpyType, number>> = { float32: 4, int8: 1, uint8: 1 };

function npyFile(
  path: string,
  type: NpyType,
  shape: readonly [rows: number, columns: number],
  slices: () => AsyncIterable<readonly NumberArray[]>,
): FileStream {
  const header = npyHeader(type, shape);
  const rowBytes = shape[1] * bytesPer[type];
  return {
    path,
    size: header.byteLength + shape[0] * rowBytes,
    async *stream() {
      yield header;
      for await (const slice of slices()) yield bytesOf(slice, rowBytes);
    },
  };
}

/** Rows one after the other. */
function bytesOf(rows: readonly NumberArray[], rowBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rows.length * rowBytes);
  for (const [i, { buffer, byteOffset, byteLength }] of rows.entries()) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), i * rowBytes);
  }
  return bytes;
}
