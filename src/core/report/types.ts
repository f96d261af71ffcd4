/** The reports that the page shows on a file and on its examples. */

import type { Message } from '../../messages/message';
import type { ColumnProfile, LabelScheme, ParsedFile, RejectedRow, Roles } from '../data/types';
import type { NegativeCounts } from '../data/dataset/negatives';
import type { Evidence, UnusedColumn } from '../data/dataset/explainRoles';
import type { Inference } from '../losses/infer';

/** On a file once it is parsed. */
export interface DataReport extends Omit<ParsedFile, 'table' | 'rejected'> {
  readonly columns: readonly ColumnProfile[];
  /** The first rows, as text. */
  readonly preview: readonly (readonly string[])[];
  readonly examples: ExamplesReport;
}

/** On the examples under the current roles. */
export interface ExamplesReport {
  readonly roles: Roles;
  /** Usable rows. */
  readonly rows: number;
  /** Unusable ones, those that could not be parsed included. */
  readonly rejected: number;
  /** The first rejected rows, at most 100; all of them can be downloaded. */
  readonly rejectedSample: readonly RejectedRow[];
  readonly labels: LabelScheme;
  /** How labels were read, what was repaired, and what matters to training. */
  readonly notes: readonly Message[];
  readonly duplicates: number;
  readonly negatives: NegativeCounts;
  /** Why each role has its column. */
  readonly evidence: Evidence;
  /** The columns without a role, each with the reason. */
  readonly unused: readonly UnusedColumn[];
  readonly inference: Inference;
  /** A pair to try a model on, null where there is none. */
  readonly nearMiss: readonly [string, string] | null;
}
