/** The open file as the training script reads it again. */

import type { LabelScheme, ParsedFile, Roles } from '../data/types';
import type { Understood } from './understood';

/** What the script needs to know of the file. */
export interface ScriptData
  extends
    Understood,
    Pick<
      ParsedFile,
      'name' | 'format' | 'member' | 'sheet' | 'encoding' | 'delimiter' | 'quoting' | 'header'
    > {
  /** Column names, in the file's order. */
  readonly columns: readonly string[];
  readonly roles: Roles;
  readonly labels: LabelScheme;
  /** Whether a row has fewer negatives than there are columns of them. */
  readonly ragged: boolean;
  /** What was changed in the rows after reading (`fileChanges`), as sentences: the script does not repeat it. */
  readonly changes: readonly string[];
}
