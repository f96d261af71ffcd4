/** What is found in data before a run that a person should look at. */

import type { Message } from '../../../messages/message';
import type { FindingName, Severity } from './catalogue';

/** A row of the file that shows the finding. */
export interface FindingRow {
  /** Its line, from 1; two where the finding is about two rows. */
  readonly lines: readonly number[];
  /** Its cells, shortened to 200 characters. */
  readonly text: string;
}

export interface Finding {
  readonly name: FindingName;
  readonly severity: Severity;
  /** What was found, with the counts. */
  readonly what: Message;
  /** Rows, cells or pairs that show it. */
  readonly count: number;
  /** At most three. */
  readonly rows: readonly FindingRow[];
  /** What can be done. */
  readonly next: Message;
  /** The number of rows that were looked at, where not all were; null where all were. */
  readonly sample: number | null;
}
