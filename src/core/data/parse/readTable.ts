/** What a reader makes of a file, before it is unfolded and checked. */

import type { Message } from '../../../messages/message';
import type { Delimiter, Encoding, FileFormat, Quoting, SheetPlace } from '../types';
import type { Rejections } from './table/rows';
import type { FinishedTable } from './table/table';

export interface ReadTable {
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly columnStarts?: readonly number[];
  readonly quoting: Quoting | null;
  readonly sheet: SheetPlace | null;
  readonly finished: FinishedTable;
  readonly rejections: Rejections;
  /** True where a row came after the last that is kept. */
  readonly full: boolean;
  /** What stands above the table's own notes, and what stands below. */
  readonly above: readonly Message[];
  readonly below: readonly Message[];
}
