/** A file of data made ready for runs: parsed, its columns assigned, its rows checked and counted. */

import { openDataset, withMapping, type Dataset } from '../../core/data/dataset/dataset';
import type { ParseControl } from '../../core/data/parse/bytes/turns';
import type { ByteSource, ColumnProfile, Mapping, ParseOptions, Table } from '../../core/data/types';
import { reportExamples } from '../../core/report/report';
import type { ExamplesReport } from '../../core/report/types';

export interface ReadOptions {
  /** How the file is parsed; what is absent is detected. */
  readonly options?: ParseOptions;
  readonly control?: ParseControl;
  /** Changes the mapping that was guessed from the columns. */
  readonly assign?: (guessed: Mapping, table: Table) => Mapping;
}

export interface ReadData {
  readonly dataset: Dataset;
  readonly columns: readonly ColumnProfile[];
  readonly report: ExamplesReport;
}

/** @throws DataError where the file cannot be read as data */
export async function readData(
  source: ByteSource,
  { options = {}, control = {}, assign = (guessed) => guessed }: ReadOptions = {},
): Promise<ReadData> {
  const { dataset: guessed, columns } = await openDataset(source, options, control);
  const mapping = assign(guessed, guessed.parsed.table);
  const dataset = mapping === guessed ? guessed : withMapping(guessed.parsed, mapping);
  return { dataset, columns, report: reportExamples(dataset.examples, dataset.roles, dataset.choices) };
}
