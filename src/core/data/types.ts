/** The shapes that data takes on its way from a file to training examples. */

import type { Message } from '../../messages/message';

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'euc-kr',
  'big5',
] as const;
export type Encoding = (typeof encodings)[number];

/** Two or more spaces, or columns that stand at the same place in all lines. */
export const spaces = '  ';
export const delimiters = [',', ';', '\t', '|', spaces] as const;
export type Delimiter = (typeof delimiters)[number];

/** How quotes are used: doubled inside quotes (RFC 4180), escaped by a backslash, single quotes, or as letters. */
export const quotings = ['double', 'backslash', 'single', 'none'] as const;
export type Quoting = (typeof quotings)[number];

/** `delimited` is CSV and its kin; `dict` is one `data` column of Python dict literals. */
export type FileFormat = 'delimited' | 'jsonl' | 'dict' | 'xlsx' | 'parquet';

/** The part of a workbook that is the table; rows and columns of the sheet are counted from 0. */
export interface SheetPlace {
  readonly name: string;
  /** The row of the header, or the first row of data where there is none. */
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly columns: number;
}

/** Where bytes come from: a File in the browser, a buffer in a test. Offsets in bytes. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  read(start: number, end: number): Promise<Uint8Array>;
}

/** What the person fixed; what is absent is detected. */
export interface ParseOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly quoting?: Quoting;
  readonly header?: boolean;
}

/** A rectangle of text. */
export interface Table {
  /** Column names; "Column 1", … where the file has no header. Unique. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The line of the file (from 1) on which each row starts; its row (from 1) where the file has no lines. */
  readonly lines: readonly number[];
}

export interface RejectedRow {
  readonly line: number;
  readonly reason: Message;
  /** The row's text, shortened to 200 characters. */
  readonly text: string;
}

export interface ParsedFile {
  readonly name: string;
  readonly size: number;
  readonly format: FileFormat;
  /** The path of the file inside a zip archive; null where it is no archive. */
  readonly member: string | null;
  /** Null where the file is no workbook. */
  readonly sheet: SheetPlace | null;
  /** Null where the format has none: workbooks and Parquet files. */
  readonly encoding: Encoding | null;
  /** Null where the format has none: one column, JSON, one dict a line, workbooks, Parquet files. */
  readonly delimiter: Delimiter | null;
  /** Null where the format has none: JSON, one dict a line, workbooks, Parquet files. */
  readonly quoting: Quoting | null;
  readonly header: boolean;
  /** Lines above the table, such as a title; absent where there are none. */
  readonly linesAbove?: number;
  /** Where each column begins in its line, in characters (code points); absent where columns are not aligned. */
  readonly columnStarts?: readonly number[];
  readonly table: Table;
  /** Rows that could not be read. */
  readonly rejected: readonly RejectedRow[];
  /** What was guessed or repaired. */
  readonly notes: readonly Message[];
}

export interface ColumnProfile {
  readonly name: string;
  /** `id`: numbers or codes, (nearly) all different, that are no score. */
  readonly kind: 'text' | 'number' | 'category' | 'id' | 'empty';
  readonly rows: number;
  readonly empty: number;
  /** Distinct non-empty values. */
  readonly distinct: number;
  /** Mean length of the non-empty cells in characters (UTF-16 units). */
  readonly meanLength: number;
  /** Present where every non-empty cell is a finite number. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** The most frequent values, at most ten, most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** Which column (by index) feeds what; null is "None". */
export interface Roles {
  readonly sentence1: number | null;
  readonly sentence2: number | null;
  /** Any number of columns, in the order of the negatives; lists in cells have been unfolded into columns. */
  readonly negatives: readonly number[];
  readonly label: number | null;
}

/** The ends of the scale that scores are given on. */
export interface ScoreScale {
  readonly min: number;
  readonly max: number;
}

/**
 * What a person chose about how the data is understood, beside the roles of the columns. What is absent is guessed; a
 * choice that the columns do not allow has no effect.
 */
export interface DataChoices {
  /** The label words that mean "similar", as they are written in the cells; all others mean "not similar". */
  readonly similar?: readonly string[];
  /** Whether a high label, or a "yes", means "not similar". */
  readonly reversed?: boolean;
  /** What scores are rescaled from; `asIs` keeps those in [−1, 1] as they are. */
  readonly scale?: ScoreScale | 'asIs';
  /** Marks of missing texts, such as "NS", that are sentences here. */
  readonly keptMarks?: readonly string[];
  /** Marks of missing labels, such as "-", that are labels here. */
  readonly keptLabels?: readonly string[];
  /** Whether the column that names each row's split decides what is trained and evaluated on. */
  readonly useSplit?: boolean;
  /** Whether the label is the mean of several raters' columns, of which the label's is one. */
  readonly averaged?: boolean;
  /** The columns of a sentence that is made of several, by index and in this order, the one of its role included. */
  readonly joined?: Readonly<Partial<Record<JoinedSentence, readonly number[]>>>;
}

export type JoinedSentence = 'sentence1' | 'sentence2';

/** How a table is understood. */
export interface Mapping {
  readonly roles: Roles;
  readonly choices: DataChoices;
}

export interface Classes {
  /** Each class's cells, as they are written. */
  readonly classes: readonly (readonly string[])[];
  /** What each class says about the similarity of a pair, 1 or 0; null says nothing. Empty for single sentences. */
  readonly grades: readonly (0 | 1 | null)[];
}

/** How a label column becomes numbers. */
export type LabelScheme =
  | { readonly kind: 'none' }
  /** Every label says "similar": the rows are positive pairs. */
  | {
      readonly kind: 'positive';
      readonly value: string;
      /** All cells that say so, as they are written. */
      readonly cells: readonly string[];
    }
  | {
      readonly kind: 'binary';
      readonly one: readonly string[];
      readonly zero: readonly string[];
      /** The column's name says that a "yes" or 1 means "not similar". */
      readonly reversed?: boolean;
    }
  /**
   * Numbers in [min, max], mapped linearly to [0, 1]. `rescaled` is false where they are taken as they are: those in
   * [0, 1], and cosines in [−1, 1].
   */
  | {
      readonly kind: 'score';
      readonly min: number;
      readonly max: number;
      readonly rescaled: boolean;
      /** The numbers are written with a percent sign. */
      readonly percent?: boolean;
      /** The lowest number says the most similar: `min` is mapped to 1. */
      readonly reversed?: boolean;
      /** The label of each cell, where the cells are not plain numbers ("4 - mostly similar", "4/5"). */
      readonly cells?: readonly (readonly [string, number])[];
    }
  /** Classes without an order; a label is the index of its class. */
  | ({ readonly kind: 'class' } & Classes)
  /** Text, or values that look like text. */
  | { readonly kind: 'unusable'; readonly reason: Message };

/** One training example. `label` is null where the data has none, else in [0, 1] (of cosines in [−1, 1]), or the index of a class. */
export interface Example {
  readonly sentence1: string;
  /** Null for a single sentence, which has a class. */
  readonly sentence2: string | null;
  /** None, one or several; rows may have different numbers. */
  readonly negatives: readonly string[];
  readonly label: number | null;
  /** Index of its row in the table of its file; `table.lines[row]` is its line. */
  readonly row: number;
}

export interface Examples {
  readonly items: readonly Example[];
  /** Every row that is not among the items, those that could not be parsed included, by line. */
  readonly rejected: readonly RejectedRow[];
  readonly labels: LabelScheme;
  /** How labels were read (mapped, rescaled), and what was repaired in the texts. */
  readonly notes: readonly Message[];
  /** Their table. */
  readonly table: Table;
  /** The same with the means of several raters in the label column; absent where the label is that of one column. */
  readonly labelTable?: Table;
  /** Pairs (in either order) that occur more than once, counted beyond the first. */
  readonly duplicates: number;
  /** Rows of the table that repeat a pair or sentence with another label: the first row of it, and the other one. */
  readonly contradictions: readonly (readonly [first: number, other: number])[];
}
