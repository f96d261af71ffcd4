/** An open file: parsed once, and its examples under the current mapping. */

import { buildExamplesStepwise, type ReadExamples } from './examples';
import { atOnce, inTurns, type Stepwise } from '../parse/bytes/turns';
import { parseFile } from '../parse/parseFile';
import { profileColumnsStepwise } from './profile';
import { guessRolesStepwise } from './roles';
import type { ByteSource, ColumnProfile, Mapping, ParsedFile, ParseOptions, Table } from '../types';

export interface Dataset extends Mapping {
  readonly parsed: ParsedFile;
  readonly examples: ReadExamples;
}

/** How a caller follows and ends the reading of a file and of its rows. */
export interface DataControl {
  readonly signal?: AbortSignal;
  /** What is being done; bytes or rows that are done, of all; of none while they are not counted. */
  readonly onProgress?: (stage: DataStage, done: number, total: number) => void;
}

export type DataStage = 'file' | 'rows' | 'checks';

/**
 * The dataset of a file whose columns feed what they seem to be, with the profiles that say so.
 * @param assign changes the mapping that was guessed, before any example is built
 */
export async function openDataset(
  source: ByteSource,
  options: ParseOptions = {},
  control: DataControl = {},
  assign: (guessed: Mapping, table: Table) => Mapping = (guessed) => guessed,
): Promise<{ readonly dataset: Dataset; readonly columns: readonly ColumnProfile[] }> {
  const { signal, onProgress } = control;
  const parsed = await parseFile(source, options, {
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => onProgress?.('file', done, total),
  });
  const columns = await inTurns(profileColumnsStepwise(parsed.table), signal);
  const roles = await inTurns(guessRolesStepwise(parsed.table, columns), signal);
  const mapping = assign({ roles, choices: {} }, parsed.table);
  return { dataset: await withMappingInTurns(parsed, mapping, control), columns };
}

export const withMapping = (parsed: ParsedFile, mapping: Mapping): Dataset =>
  atOnce(withMappingStepwise(parsed, mapping));

/** The same, while other work gets its turn. Throws the signal's reason on abort. */
export function withMappingInTurns(
  parsed: ParsedFile,
  mapping: Mapping,
  { signal, onProgress }: DataControl = {},
): Promise<Dataset> {
  const total = parsed.table.rows.length;
  return inTurns(withMappingStepwise(parsed, mapping), signal, (rows) => {
    if (rows !== undefined) onProgress?.('rows', rows, total);
  });
}

function* withMappingStepwise(parsed: ParsedFile, mapping: Mapping): Stepwise<Dataset> {
  const { roles, choices } = mapping;
  return { parsed, ...mapping, examples: yield* buildExamplesStepwise(parsed, roles, choices) };
}
