/** The open file as the training script reads it again. */

import { isTextAlone } from '../../data/dataset/roleColumns';
import type { LabelScheme, ParsedFile, Roles } from '../../data/types';
import type { Understood } from './understood';

/**
 * Fields beyond the last column, a line below the header that says what the columns hold, copies of the header, columns
 * that the header has no name for, a space after each delimiter, quotes around each line.
 */
export const strayNames = [
  'extraFields',
  'units',
  'repeatedHeader',
  'unnamedColumns',
  'rowNames',
  'spaced',
  'wrapped',
] as const;
export type Stray = (typeof strayNames)[number];

/** What the script needs to know of the file. */
export interface ScriptData
  extends
    Understood,
    Pick<
      ParsedFile,
      | 'name'
      | 'format'
      | 'member'
      | 'sheet'
      | 'encoding'
      | 'delimiter'
      | 'quoting'
      | 'header'
      | 'linesAbove'
      | 'columnStarts'
    > {
  /** Column names, in the file's order. */
  readonly columns: readonly string[];
  readonly roles: Roles;
  readonly labels: LabelScheme;
  /** Whether a row has fewer negatives than there are columns of them. */
  readonly ragged: boolean;
  /** What was changed in the rows after reading (`fileChanges`), as sentences: the script does not repeat it. */
  readonly changes: readonly string[];
  /** How the cells of the first row begin, by which the script sees that the file was changed in the same way. */
  readonly firstRow?: readonly string[];
  /** Lines and fields that are no data and were left out, which the script repeats. */
  readonly strays?: readonly Stray[];
}

/** Whether there is anything to evaluate by, as on the page: not where the rows are sentences without labels. */
export const isEvaluated = ({ roles }: Pick<ScriptData, 'roles'>): boolean => !isTextAlone(roles);

/** Whether every row is a matching pair, with or without a column that says so. */
export const isUngraded = ({ kind }: Pick<LabelScheme, 'kind'>) => kind === 'none' || kind === 'positive';

/** Whether the data has labels that differ: they are evaluated by, and a loss may use them. */
export const hasLabelColumn = ({ labels }: ScriptData): boolean => !isUngraded(labels);
