/** What the page learns of a file and of its examples. */

import type { Text } from '../../messages/message';
import type {
  ColumnProfile,
  Delimiter,
  Encoding,
  FileFormat,
  LabelScheme,
  RejectedRow,
  Roles,
} from '../data/types';
import type { Inference } from '../losses/infer';

/** What the page learns of a file once it is parsed. */
export interface DataReport {
  readonly name: string;
  readonly size: number;
  readonly format: FileFormat;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
  readonly header: boolean;
  readonly notes: readonly Text[];
  readonly columns: readonly ColumnProfile[];
  /** The first rows, as text. */
  readonly preview: readonly (readonly string[])[];
  readonly examples: ExamplesReport;
}

/** What the page learns of the examples under the roles in force. */
export interface ExamplesReport {
  readonly roles: Roles;
  /** Usable rows. */
  readonly rows: number;
  /** Unusable ones, those that could not be parsed included. */
  readonly rejected: number;
  /** The first rejected rows, at most 100; all of them can be downloaded. */
  readonly rejectedSample: readonly RejectedRow[];
  readonly labels: LabelScheme;
  readonly labelNote: Text | null;
  /** Sentences on what was repaired or what training will mind, for the person. */
  readonly notes: readonly Text[];
  readonly duplicates: number;
  readonly inference: Inference;
  /** A pair to try a model on, null where there is none. */
  readonly nearMiss: readonly [string, string] | null;
}
