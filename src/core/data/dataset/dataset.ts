/** An open file: parsed once, and its examples under the current mapping. */

import { buildExamples, type ReadExamples } from './examples';
import type { ParseControl } from '../parse/bytes/turns';
import { parseFile } from '../parse/parseFile';
import { profileColumns } from './profile';
import { guessRoles } from './roles';
import type { ByteSource, ColumnProfile, Mapping, ParsedFile, ParseOptions } from '../types';

export interface Dataset extends Mapping {
  readonly parsed: ParsedFile;
  readonly examples: ReadExamples;
}

/** The dataset of a file whose columns feed what they seem to be, with the profiles that say so. */
export async function openDataset(
  source: ByteSource,
  options: ParseOptions = {},
  control: ParseControl = {},
): Promise<{ readonly dataset: Dataset; readonly columns: readonly ColumnProfile[] }> {
  const parsed = await parseFile(source, options, control);
  const columns = profileColumns(parsed.table);
  return { dataset: withMapping(parsed, { roles: guessRoles(parsed.table, columns), choices: {} }), columns };
}

export function withMapping(parsed: ParsedFile, mapping: Mapping): Dataset {
  return { parsed, ...mapping, examples: buildExamples(parsed, mapping.roles, mapping.choices) };
}
