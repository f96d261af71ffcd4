/** Sentences with their vectors as a Parquet file, whose writer is loaded when one is asked for. */

import type { ColumnSource, SchemaElement } from 'hyparquet-writer';

/** What is said of a sentence, by column; all sentences of a file have the same columns. */
export type SentenceFacts = Readonly<Record<string, string | number>>;

export interface EmbeddedRow {
  readonly facts: SentenceFacts;
  /** [D] */
  readonly embedding: Float32Array;
}

/** Numbers are whole ones below 2^31. */
const factElement = ([name, value]: readonly [string, string | number]): SchemaElement =>
  typeof value === 'number'
    ? { name, type: 'INT32', repetition_type: 'REQUIRED' }
    : { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' };

/** A list of float32 in the three levels of https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#lists */
const embeddingElements: readonly SchemaElement[] = [
  { name: 'embedding', repetition_type: 'REQUIRED', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', type: 'FLOAT', repetition_type: 'REQUIRED' },
];

/** One column for each fact, then `embedding`; a row group for each slice. @returns the file, in chunks */
export async function* parquetOf(
  slices: AsyncIterable<readonly EmbeddedRow[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  /** The bytes since the last call; the writer counts on from there. */
  const written = () => {
    const chunk = bytes.getBytes().slice();
    bytes.index = 0;
    return chunk;
  };
  let file: InstanceType<typeof ParquetWriter> | null = null;
  for await (const rows of slices) {
    const facts = Object.entries(rows[0]?.facts ?? {});
    const root = { name: 'root', num_children: facts.length + 1 };
    const schema = [root, ...facts.map(factElement), ...embeddingElements];
    file ??= new ParquetWriter({ writer: bytes, schema, statistics: false });
    const columnData: ColumnSource[] = [
      ...facts.map(([name]) => ({ name, data: rows.map((row) => row.facts[name] ?? '') })),
      // Numbers that hardly repeat: neither a dictionary nor compression makes them smaller.
      {
        name: 'embedding',
        data: rows.map(({ embedding }) => Array.from(embedding)),
        encoding: 'PLAIN',
        codec: 'UNCOMPRESSED',
      },
    ];
    await file.write({ columnData, rowGroupSize: rows.length });
    yield written();
  }
  await file?.finish();
  yield written();
}
