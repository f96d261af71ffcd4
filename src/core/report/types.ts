/** The reports that the page shows on a file and on its examples. */

import type { Message } from '../../messages/message';
import type { ColumnProfile, Mapping, ParsedFile, RejectedRow } from '../data/types';
import type { NegativeCounts } from '../data/dataset/negatives';
import type { ReadExamples } from '../data/dataset/examples';
import type { LabelMeaning } from '../data/labels/labelMeaning';
import type { Finding } from '../data/findings/types';
import type { Inference } from '../losses/infer';
import type { Understanding } from './understanding';

/** On a file once it is parsed. */
export interface DataReport extends Omit<ParsedFile, 'table' | 'rejected'> {
  readonly columns: readonly ColumnProfile[];
  /** The first rows, as text. */
  readonly preview: readonly (readonly string[])[];
  readonly examples: ExamplesReport;
}

/** The same with what identifies the file. */
export interface FileReport extends DataReport {
  /** Equal for files of the same bytes. */
  readonly fingerprint: string;
}

/** On the examples under the current mapping. */
export interface ExamplesReport extends Mapping, Understanding {
  /** Usable rows. */
  readonly rows: number;
  /** Unusable ones, those that could not be parsed included. */
  readonly rejected: number;
  /** The first rejected rows, at most 100; all of them can be downloaded. */
  readonly rejectedSample: readonly RejectedRow[];
  /** How labels were read, what was repaired, and what matters to training. */
  readonly notes: readonly Message[];
  readonly duplicates: number;
  readonly negatives: NegativeCounts;
  /** What a person should look at before a run, the worst first. */
  readonly findings: readonly Finding[];
  readonly inference: Inference;
  /** A pair to try a model on, null where there is none. */
  readonly nearMiss: readonly [string, string] | null;
  /** What the labels mean and what it follows from; null where there is nothing to change. */
  readonly meaning: LabelMeaning | null;
  /** What marks a missing text in the sentence columns. */
  readonly marks: ReadExamples['marks'];
  /** What marks a missing label. */
  readonly labelMarks: ReadExamples['labelMarks'];
  /** The columns that could be one sentence, and whether they are. */
  readonly joins: ReadExamples['joins'];
}
