/** The open file as the training script reads it again. */

import type { Delimiter, Encoding, FileFormat, LabelScheme, Quoting, Roles, SheetPlace } from '../data/types';
import type { Understood } from './understood';

/** What the script needs to know of the file. */
export interface ScriptData extends Understood {
  readonly name: string;
  readonly format: FileFormat;
  /** The path inside a zip archive; null where it is no archive. */
  readonly member: string | null;
  /** Null where the file is no workbook. */
  readonly sheet: SheetPlace | null;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly quoting: Quoting | null;
  readonly header: boolean;
  /** Column names, in the file's order. */
  readonly columns: readonly string[];
  readonly roles: Roles;
  readonly labels: LabelScheme;
  /** Whether a row has fewer negatives than there are columns of them. */
  readonly ragged: boolean;
  /** What was changed in the rows after reading (`fileChanges`), as sentences: the script does not repeat it. */
  readonly changes: readonly string[];
}
