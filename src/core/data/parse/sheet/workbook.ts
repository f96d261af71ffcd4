/** Reads an Excel workbook (.xlsx): the first sheet that holds a table, as the person sees its cells. */

import { readXlsx, type Sheet } from 'hucre/xlsx';
import { message, type Message } from '../../../../messages/message';
import { DataError } from '../../../errors';
import { readRange } from '../bytes/readRange';
import { nextTurn, type ParseControl } from '../bytes/turns';
import { limits } from '../../limits';
import type { ReadTable } from '../readTable';
import { Rejections } from '../table/rows';
import { TableBuilder } from '../table/table';
import type { ByteSource, ParseOptions } from '../../types';
import { cellText } from './cells';
import { chooseSheet, type Area } from './sheets';
import { fillMerged } from './merged';

/** Rows above the table, such as a title, that are read beyond those that are kept. */
const rowsAbove = 1000;
const rowsInTurn = 5000;

/** Throws a `DataError` where the file is no workbook or no sheet has a table. */
export async function readWorkbook(
  source: ByteSource,
  options: ParseOptions,
  { signal, onProgress }: ParseControl,
): Promise<ReadTable> {
  if (source.size > limits.workbookBytes) throw tooLarge(source);
  const bytes = await readRange(source, 0, source.size);
  onProgress?.(source.size / 2, source.size);
  const { sheets } = await opened(source.name, bytes);
  signal?.throwIfAborted();
  const { sheet, area, others } = chooseSheet(sheets);
  const merged = fillMerged(sheet.rows, sheet.merges ?? []);
  const rejections = new Rejections({ replaced: 0 });
  const builder = new TableBuilder(rejections, options.header);
  let blank = 0;
  /** The first row that is no title above the table. */
  let firstRow: number | null = null;
  for (let row = area.top; row <= area.bottom && !builder.full; row++) {
    const texts = (sheet.rows[row] ?? []).slice(area.left, area.right + 1).map(cellText);
    const filled = texts.filter((text) => text.trim() !== '').length;
    if (filled > 1 || area.right === area.left) firstRow ??= row;
    const cells = firstRow === null ? texts.filter((text) => text !== '') : padded(texts, area);
    if (filled === 0) blank++;
    else builder.add(cells, row + 1, texts.join(' | '));
    if (row % rowsInTurn === 0) await nextTurn(signal);
  }
  onProgress?.(source.size, source.size);
  const finished = builder.finish();
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    quoting: null,
    sheet: {
      name: sheet.name,
      // A line that names groups of columns may be between the title and the header.
      firstRow: firstRow === null ? area.top : (finished.firstLine ?? firstRow + 1) - 1,
      firstColumn: area.left,
      columns: finished.table.columns.length,
    },
    finished,
    rejections,
    full: builder.full,
    above: [
      ...(others.length > 0 ? [message('data.note.sheet', { sheet: sheet.name, others })] : []),
      message('data.note.sheetRows'),
    ],
    below: belowNotes(sheet, merged, blank),
  };
}

const padded = (texts: readonly string[], { left, right }: Area): string[] =>
  Array.from({ length: right - left + 1 }, (_, i) => texts[i] ?? '');

async function opened(name: string, bytes: Uint8Array): Promise<{ readonly sheets: readonly Sheet[] }> {
  try {
    return await readXlsx(bytes, { maxRows: limits.rows + rowsAbove });
  } catch (error) {
    throw new DataError(
      message('data.file.brokenWorkbook', { name }),
      message('data.file.brokenWorkbook.next'),
      { cause: error },
    );
  }
}

const tooLarge = ({ name, size }: ByteSource) =>
  new DataError(
    message('data.file.unpackedTooLarge', { name, size, limit: limits.workbookBytes }),
    message('data.file.tooLarge.next', { rows: limits.rows }),
  );

function belowNotes(sheet: Sheet, merged: number, blank: number): Message[] {
  const unstored = [...(sheet.cells?.values() ?? [])].filter(
    ({ formula, value }) => formula !== undefined && value === null,
  ).length;
  return [
    ...(merged > 0 ? [message('data.note.merged', { cells: merged })] : []),
    ...(unstored > 0 ? [message('data.note.formulas', { cells: unstored })] : []),
    ...(blank > 0 ? [message('data.note.blankRows', { rows: blank })] : []),
  ];
}
