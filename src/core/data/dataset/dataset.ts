/** An open file: parsed once, and its examples under the current roles. */

import { buildExamples } from './examples';
import type { ParseControl } from '../parse/bytes/turns';
import { parseFile } from '../parse/parseFile';
import { profileColumns } from './profile';
import { guessRoles } from './roles';
import type { ByteSource, ColumnProfile, Examples, ParsedFile, ParseOptions, Roles } from '../types';

export interface Dataset {
  readonly parsed: ParsedFile;
  readonly roles: Roles;
  readonly examples: Examples;
}

/** The dataset of a file whose columns feed what they seem to be, with the profiles that say so. */
export async function openDataset(
  source: ByteSource,
  options: ParseOptions = {},
  control: ParseControl = {},
): Promise<{ readonly dataset: Dataset; readonly columns: readonly ColumnProfile[] }> {
  const parsed = await parseFile(source, options, control);
  const columns = profileColumns(parsed.table);
  return { dataset: withRoles(parsed, guessRoles(parsed.table, columns)), columns };
}

export function withRoles(parsed: ParsedFile, roles: Roles): Dataset {
  return { parsed, roles, examples: buildExamples(parsed, roles) };
}
