/** Reads a Parquet file column by column, in windows of rows that are decoded at once. */

import { parquetMetadataAsync, parquetRead, parquetSchema, type FileMetaData } from 'hyparquet';
import { message, type Message } from '../../../../messages/message';
import { DataError, ProblemError } from '../../../errors';
import { nextTurn, type ParseControl } from '../bytes/turns';
import { limits } from '../../limits';
import type { ReadTable } from '../readTable';
import { checkColumnCount, Rejections } from '../table/rows';
import { TableBuilder } from '../table/table';
import type { ByteSource } from '../../types';
import { bufferOf } from './buffer';
import { CellTexts } from './cells';
import { decompressorsFor } from './decompressors';

/** Bytes and rows that are decoded at once. */
const window = { bytes: 1_500_000, rows: 10_000 };
const rowsInTurn = 5000;

/** Throws a `DataError` where the file cannot be read. */
export async function readParquet(source: ByteSource, control: ParseControl): Promise<ReadTable> {
  try {
    return await readAll(source, control);
  } catch (error) {
    if (error instanceof ProblemError || control.signal?.aborted) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new DataError(
      message('data.file.brokenParquet', { name: source.name, error: words.slice(0, 200) }),
      message('data.file.brokenParquet.next'),
      { cause: error },
    );
  }
}

async function readAll(source: ByteSource, { signal, onProgress }: ParseControl): Promise<ReadTable> {
  const file = bufferOf(source);
  const metadata = await parquetMetadataAsync(file);
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  checkColumnCount(names.length, 1);
  const groups = groupsToRead(source.name, metadata);
  const compressors = await decompressorsFor(metadata);
  const rejections = new Rejections({ replaced: 0 });
  const builder = new TableBuilder(rejections, true);
  builder.add(names, 0, '');
  const texts = names.map(() => new CellTexts());
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  for (const group of groups) {
    const columns: (readonly string[])[] = [];
    for (const [column, name] of names.entries()) {
      const cells: string[] = [];
      const size = windowRows(metadata, group.index, name);
      for (let row = 0; row < group.rows; row += size) {
        const [rowStart, rowEnd] = [group.start + row, group.start + Math.min(row + size, group.rows)];
        const values: unknown[][] = [];
        await parquetRead({
          file,
          metadata,
          compressors,
          columns: [name],
          rowStart,
          rowEnd,
          utf8: false,
          onComplete: (read) => {
            for (const value of read) values.push(value);
          },
        });
        for (const [value] of values) cells.push(texts[column]?.textOf(value) ?? '');
        const done =
          (group.start + (group.rows * (column + (rowEnd - group.start) / group.rows)) / names.length) / rows;
        onProgress?.(Math.round(done * source.size), source.size);
        await nextTurn(signal);
      }
      columns.push(cells);
    }
    for (let row = 0; row < group.rows && !builder.full; row++) {
      const cells = columns.map((column) => column[row] ?? '');
      builder.add(cells, group.start + row + 1, cells.join(' | '));
      if (row % rowsInTurn === rowsInTurn - 1) await nextTurn(signal);
    }
  }
  return {
    format: 'parquet',
    encoding: null,
    delimiter: null,
    quoting: null,
    sheet: null,
    finished: builder.finish(),
    rejections,
    full: builder.full,
    above: [message('data.note.rowNumbers')],
    below: names.flatMap((name, i) => binaryNote(name, texts[i]?.binary ?? 0)),
  };
}

const binaryNote = (column: string, cells: number): Message[] =>
  cells === 0 ? [] : [message('data.note.binary', { column, cells })];

interface Group {
  readonly index: number;
  /** Rows of the file before it. */
  readonly start: number;
  readonly rows: number;
}

/** The groups of rows up to the limit and one row more, which shows that there are more. */
function groupsToRead(name: string, { row_groups }: FileMetaData): Group[] {
  const groups: Group[] = [];
  let start = 0;
  let size = 0;
  for (const [index, group] of row_groups.entries()) {
    const rows = Math.min(Number(group.num_rows), limits.rows + 1 - start);
    if (rows <= 0) continue;
    groups.push({ index, start, rows });
    size += (bytesOf(group) * rows) / Number(group.num_rows);
    start += rows;
  }
  if (size <= limits.unpackedBytes) return groups;
  throw new DataError(
    message('data.file.unpackedTooLarge', { name, size: Math.round(size), limit: limits.unpackedBytes }),
    message('data.file.manyColumns.next'),
  );
}

const bytesOf = ({ columns }: FileMetaData['row_groups'][number]): number =>
  columns.reduce((sum, { meta_data }) => sum + Number(meta_data?.total_uncompressed_size ?? 0), 0);

/** How many rows of a column are decoded at once. */
function windowRows({ row_groups }: FileMetaData, index: number, name: string): number {
  const group = row_groups[index];
  if (!group) return window.rows;
  const own = group.columns.filter(({ meta_data }) => meta_data?.path_in_schema[0] === name);
  const perRow = bytesOf({ ...group, columns: own }) / Math.max(1, Number(group.num_rows));
  return Math.max(100, Math.min(window.rows, Math.floor(window.bytes / Math.max(1, perRow))));
}
