/** A file of data made ready for runs: parsed, its columns assigned, its rows checked and counted. */

import {
  openDataset,
  withMappingInTurns,
  type DataControl,
  type Dataset,
} from '../../core/data/dataset/dataset';
import { inTurns } from '../../core/data/parse/bytes/turns';
import type {
  ByteSource,
  ColumnProfile,
  Mapping,
  ParsedFile,
  ParseOptions,
  Table,
} from '../../core/data/types';
import { reportExamplesStepwise } from '../../core/report/report';
import type { ExamplesReport } from '../../core/report/types';

export interface ReadOptions {
  /** How the file is parsed; what is absent is detected. */
  readonly options?: ParseOptions;
  readonly control?: DataControl;
  /** Changes the mapping that was guessed from the columns. */
  readonly assign?: (guessed: Mapping, table: Table) => Mapping;
}

/** A dataset with the report of its examples. */
export interface MappedData {
  readonly dataset: Dataset;
  readonly report: ExamplesReport;
}

export interface ReadData extends MappedData {
  readonly columns: readonly ColumnProfile[];
}

/** @throws DataError where the file cannot be read as data */
export async function readData(
  source: ByteSource,
  { options = {}, control = {}, assign }: ReadOptions = {},
): Promise<ReadData> {
  const { dataset, columns } = await openDataset(source, options, control, assign);
  return { dataset, columns, report: await reportOn(dataset, control) };
}

/** A parsed file under another mapping. Throws the signal's reason on abort. */
export async function mapData(
  parsed: ParsedFile,
  mapping: Mapping,
  control: DataControl = {},
): Promise<MappedData> {
  const dataset = await withMappingInTurns(parsed, mapping, control);
  return { dataset, report: await reportOn(dataset, control) };
}

function reportOn(
  { examples, roles, choices }: Dataset,
  { signal, onProgress }: DataControl,
): Promise<ExamplesReport> {
  onProgress?.('checks', 0, 0);
  return inTurns(reportExamplesStepwise(examples, roles, choices), signal);
}
