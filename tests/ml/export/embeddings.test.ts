import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import type { ArrayFormat, EmbeddedSentences } from '../../../src/core/run/export/embeddings';
import { SentenceEncoder } from '../../../src/ml/encoder/encoder';
import { createTokenStore } from '../../../src/ml/encoder/tokenStore';
import {
  embeddingsFolder,
  embeddingsJsonl,
  embeddingsParquet,
} from '../../../src/ml/export/embeddings/embeddings';
import { npyHeader } from '../../../src/ml/export/embeddings/npy';
import { parquetOf } from '../../../src/ml/export/embeddings/parquet';
import { emptyRanges, toBits, toInt8, widen } from '../../../src/ml/export/embeddings/quantize';
import type { Follow, ModelWithRows } from '../../../src/ml/export/results';
import { readModel } from '../../../src/ml/sources/readModel';
import { source } from '../../core/data/sources';
import { diskFiles } from '../diskFiles';

const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

describe('the header of a .npy file', () => {
  it.each([
    ['float32', [3, 384], '<f4'],
    ['int8', [123456789, 1024], '|i1'],
    ['uint8', [1, 1], '|u1'],
  ] as const)('is that of the format description for %s %j', (type, shape, descr) => {
    const header = npyHeader(type, shape);
    // Magic string, version 1.0, the length of what follows as little-endian uint16.
    expect([...header.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    expect(new DataView(header.buffer).getUint16(8, true)).toBe(header.length - 10);
    // Padded with spaces, closed by a newline, so that the values start at a multiple of 64.
    expect(header.length % 64).toBe(0);
    expect(text(header.subarray(10)).trimEnd()).toBe(
      `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape[0]}, ${shape[1]}), }`,
    );
    expect(header.at(-1)).toBe(10);
  });
});

describe('quantised vectors', () => {
  it('as int8 are places in the range of their dimension, rounded down, and −128 where it has no width', () => {
    // As quantize_embeddings gives them: in float32 the highest value can be just below 255 steps.
    const vectors = [
      [0, 1, 5],
      [255, 1, 5.5],
      [100.9, 1, 6],
    ].map((values) => Float32Array.from(values));
    const ranges = emptyRanges(3);
    for (const vector of vectors) widen(ranges, vector);
    expect(vectors.map((vector) => [...toInt8(vector, ranges)])).toEqual([
      [-128, -128, -128],
      [127, -128, -1],
      [-28, -128, 126],
    ]);
  });

  it('as bits have the first value in the highest bit, and zeros at the end of the last byte', () => {
    expect([...toBits(Float32Array.from([1, -1, 0, 2, -0.1, 0.1, 0, 1, -1, 3]))]).toEqual([
      0b10010101, 0b01000000,
    ]);
  });
});

const follow: Follow = async (encoding) => {
  for (;;) {
    const next = await encoding.next();
    if (next.done) return next.value;
  }
};

let model: ModelWithRows;
beforeAll(async () => {
  await tf.setBackend('cpu');
  const description = await readModel(await diskFiles('tests/fixtures/tiny-bert'));
  const { dataset } = await openDataset(source('the dog,a car,1\nthe dog,a house,0\na car,the street,1\n'));
  const { items } = dataset.examples;
  model = {
    description,
    encoder: await SentenceEncoder.create(description.config, description.weights()),
    tokens: createTokenStore(description, 64),
    dataset,
    train: items.slice(1),
    heldOut: items.slice(0, 1),
  };
});
afterAll(() => model.encoder.dispose());

const lineSchema = z.looseObject({ text: z.string(), embedding: z.array(z.number()) });

async function lines(of: EmbeddedSentences) {
  let jsonl = '';
  for await (const bytes of embeddingsJsonl(model, of, follow)) jsonl += new TextDecoder().decode(bytes);
  return jsonl
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

async function bytesOf(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<ArrayBuffer> {
  const parts: BlobPart[] = [];
  for await (const bytes of chunks) parts.push(bytes);
  return new Blob(parts).arrayBuffer();
}

async function folder(format: ArrayFormat, of: EmbeddedSentences) {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { path, size, stream } of await embeddingsFolder(model, format, of, follow)) {
    const bytes = new Uint8Array(await bytesOf(stream()));
    expect(bytes.length).toBe(size);
    files.set(path, bytes);
  }
  return files;
}

describe('downloaded embeddings', () => {
  it('are those of the evaluation part, of the distinct sentences, or of every row in its order', async () => {
    const texts = async (of: EmbeddedSentences) => (await lines(of)).map((line) => line.text);
    expect(await texts('evaluation')).toEqual(['the dog', 'a car']);
    expect(await texts('distinct')).toEqual(['the dog', 'a car', 'a house', 'the street']);
    const rows = (await lines('rows')).map(({ embedding: _, ...rest }) => rest);
    expect(rows).toHaveLength(6);
    expect(rows.slice(2, 4)).toEqual([
      { row: 2, sentence: 'sentence1', text: 'the dog' },
      { row: 2, sentence: 'sentence2', text: 'a house' },
    ]);
  });

  it('are the same numbers in a NumPy array, whose rows texts.jsonl names', async () => {
    const expected = await lines('distinct');
    const files = await folder('npy', 'distinct');
    const texts = text(files.get('texts.jsonl') ?? new Uint8Array())
      .trim()
      .split('\n');
    expect(texts.map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text)).toEqual(
      expected.map((line) => line.text),
    );
    const array = files.get('embeddings.npy') ?? new Uint8Array();
    const numbers = [...new Float32Array(array.slice(128).buffer)];
    expect(numbers).toEqual(expected.flatMap(({ embedding }) => embedding));
  });

  it.each(['distinct', 'rows'] as const)(
    'are the same columns and numbers in a Parquet file: %s',
    async (of) => {
      const file = await bytesOf(embeddingsParquet(model, of, follow));
      expect(await parquetReadObjects({ file })).toEqual(await lines(of));
      const types = parquetMetadata(file).schema.map(({ name, type }) => [name, type]);
      expect(types.find(([name]) => name === 'element')).toEqual(['element', 'FLOAT']);
    },
  );

  it('have a row group in a Parquet file for each slice, so that one slice is in memory at a time', async () => {
    const rows = ['a', 'ü', ''].map((text, i) => ({ facts: { text }, embedding: Float32Array.of(i, -0.5) }));
    async function* slices() {
      yield await Promise.resolve(rows.slice(0, 2));
      yield rows.slice(2);
    }
    const file = await bytesOf(parquetOf(slices()));
    expect(parquetMetadata(file).row_groups.map(({ num_rows }) => num_rows)).toEqual([2n, 1n]);
    expect(await parquetReadObjects({ file })).toEqual([
      { text: 'a', embedding: [0, -0.5] },
      { text: 'ü', embedding: [1, -0.5] },
      { text: '', embedding: [2, -0.5] },
    ]);
  });

  it('as int8 come with their ranges, and as bits are a thirty-second of the size', async () => {
    const [int8, bits] = [await folder('int8', 'rows'), await folder('ubinary', 'rows')];
    const dimensions = (await lines('rows'))[0]?.embedding.length ?? 0;
    expect(int8.get('embeddings.npy')?.length).toBe(128 + 6 * dimensions);
    expect(int8.get('ranges.npy')?.length).toBe(128 + 2 * 4 * dimensions);
    expect(bits.get('embeddings.npy')?.length).toBe(128 + (6 * dimensions) / 8);
    expect([...bits.keys()]).toEqual(['README.md', 'texts.jsonl', 'embeddings.npy']);
  });
});
